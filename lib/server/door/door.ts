import type { z } from 'zod';
import type { CommonRefusalCode, Refusal, RefusalCode } from '../../shared/refusal';
import type { StaffPermission } from '../../shared/staff/staff';
import { isDatabaseUnavailable } from '../db/transactions/database-error';
import { giveBackUseByAddress } from '../http/address-limit';
import { isBrokenOff } from '../http/is-broken-off';
import { logUnexpected } from '../log';
import type { Caller, Effects, IncomingCall } from './call';
import { type CallerRules, findCaller } from './find-caller';
import { holdsReference } from './holds-reference';
import { logRefusal } from './log-refusal';
import { isRefusal, refusal } from './refusal';

/** The result of a call. `refused` says why nothing was done for it, whatever the answer reveals about it. */
export type Opened<Answer> = { answer: Answer; effects: Effects; refused?: Refusal | undefined };

/** A way into the portal from outside. `given` may be anything: the caller controls it. It never throws. */
export type Door<Answer> = {
  /** A fixed word for the log. */
  name: string;
  /** Who comes in here. */
  family: string;
  /** The permission that a staff member needs; undefined if no role is required. */
  permission?: StaffPermission | undefined;
  open(call: IncomingCall, ...given: unknown[]): Promise<Opened<Answer>>;
};

/**
 * What a door asks and does, in this order: `isForOwnPages` and `addressLimit` (find-caller.ts), `enter`, `input`,
 * `work`. `refuse` turns any refusal and any failure into an answer.
 */
export type DoorPlan<Context extends Caller, Input, Answer, Code extends RefusalCode> = CallerRules & {
  name: string;
  family: string;
  permission?: StaffPermission | undefined;
  /** Finds out who the caller is, and what they may do. */
  enter(caller: Caller, given: readonly unknown[]): Promise<Context | Refusal<Code>>;
  /** Returns what `input` checks. Default: everything that was given. */
  read?(given: readonly unknown[]): unknown;
  input: z.ZodType<Input>;
  work(context: Context, input: Input): Promise<Answer | Refusal<Code | CommonRefusalCode>>;
  /** Whether an answer says that we, or the storage API, failed: the use is given back to the caller's address. */
  isOurFailure?(answer: Answer): boolean;
  /** @param input undefined if it is not valid */
  refuse(refused: Refusal<Code | CommonRefusalCode>, input: Input | undefined, effects: Effects): Answer;
};

/**
 * An unexpected error is logged under an id, and becomes a refusal that carries the id. A body that was broken off is none:
 * nobody is there to read the answer.
 */
export async function caught<T>(name: string, work: () => Promise<T>): Promise<T | Refusal<CommonRefusalCode>> {
  try {
    return await work();
  } catch (error) {
    if (isBrokenOff(error)) return refusal('invalid-input');
    const code = isDatabaseUnavailable(error) ? 'storage-unavailable' : 'unexpected';
    return { ...refusal(code), errorId: logUnexpected(error, name) };
  }
}

/**
 * Makes a door from its plan. The families fill in what is the same for everyone who enters that way: see
 * public-doors.ts.
 */
export function makeDoor<Context extends Caller, Input, Answer, Code extends RefusalCode>(
  plan: DoorPlan<Context, Input, Answer, Code>,
): Door<Answer> {
  const { name, family, permission, addressLimit } = plan;

  async function goThrough(caller: Caller, given: unknown[], input: z.ZodSafeParseResult<Input>) {
    const context = await plan.enter(caller, given);
    if (isRefusal(context)) return context as Refusal<Code>;
    return input.success ? plan.work(context, input.data) : refusal('invalid-input');
  }

  async function giveBack({ database, address }: Caller) {
    // Where the database is away, the use was hardly counted.
    if (addressLimit) await giveBackUseByAddress(database, addressLimit, address).catch(() => undefined);
  }

  async function open(call: IncomingCall, ...received: unknown[]) {
    const given = holdsReference(received) ? [] : received;
    const effects: Effects = {};
    let input: Input | undefined;
    let admitted: Caller | undefined;
    const outcome = await caught(name, async () => {
      const checked = plan.input.safeParse(plan.read ? await plan.read(given) : given);
      input = checked.data;
      const caller = await findCaller(call, effects, plan);
      if (isRefusal(caller)) return caller;
      admitted = caller;
      return goThrough(caller, given, checked);
    });
    // Not for what is unexpected: it may be the caller who brings that about.
    const isOurs = isRefusal(outcome) ? outcome.code === 'storage-unavailable' : plan.isOurFailure?.(outcome);
    if (admitted && isOurs) await giveBack(admitted);
    if (!isRefusal(outcome)) return { answer: outcome, effects };
    const refused = outcome as Refusal<Code | CommonRefusalCode>;
    logRefusal(name, refused.code, call.now);
    return { answer: plan.refuse(refused, input, effects), effects, refused };
  }

  return { name, family, permission, open };
}

import { z } from 'zod';
import { HANDOFF_MAX_AGE_MS } from '../../shared/handoff/handoff';
import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import type { Store } from '../customer-store/embedded/store';
import type { Caller } from '../door/call';
import { type Door, makeDoor } from '../door/door';
import { isRefusal, refusal } from '../door/refusal';
import { pollFromComputer } from '../handoffs/computer';
import { endFromComputer } from '../handoffs/end-handoff';
import { makeHandoff } from '../handoffs/make-handoff';
import { removeExpiredHandoffs } from '../handoffs/remove-expired-handoffs';
import type { AddressLimit } from '../http/address-limit';
import { readBody } from '../http/read-body';
import { isSecretToken } from '../secret-token';
import { answerHandoff, enterHandoffs, HANDOFF_LIMITS, refuseHandoff } from './handoff-entry';
import { isFormOpen } from './is-form-open';

/** A secret and a few versions. */
const BODY_MAX_BYTES = 4_000;
const FETCHED_MAX = 8;

/** Delay after the expiry, in milliseconds, so that clock rounding leaves nothing behind. */
const REMOVAL_DELAY_MS = 1_000;

const secret = z.string().refine(isSecretToken);

/** What a form sent as JSON; undefined if it is not valid JSON. */
async function readJson(request: Request): Promise<unknown> {
  const body = await readBody(request, BODY_MAX_BYTES);
  try {
    return Buffer.isBuffer(body) ? JSON.parse(body.toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

type FormCaller = Caller & { store: Store };

type FormRoutePlan<Input> = {
  name: string;
  addressLimit: AddressLimit;
  input: z.ZodType<Input>;
  /** Returns what the form is told. */
  work(context: FormCaller, input: Input): Promise<object | null | Refusal<CommonRefusalCode | 'form-closed'>>;
};

/**
 * For the form on the computer, which proves what it owns with a secret in the body: must come from one of our pages.
 */
function formRoute<Input>({ work, ...plan }: FormRoutePlan<Input>): Door<Response> {
  return makeDoor({
    ...plan,
    family: 'form route',
    isForOwnPages: true,
    enter: enterHandoffs,
    read: ([request]) => readJson(request as Request),
    refuse: refuseHandoff,
    work: async (context, input) => {
      const value = await work(context, input);
      return isRefusal(value) ? (value as Refusal<CommonRefusalCode>) : answerHandoff({ ok: true, value });
    },
  });
}

/** A form on a computer asks to get its photos from a phone. */
export const makeHandoffDoor = formRoute({
  name: 'handoff-make',
  addressLimit: HANDOFF_LIMITS.make,
  input: z.object({ invitationToken: secret.optional() }),
  work: async (caller, { invitationToken }) => {
    if (!(await isFormOpen(caller, invitationToken))) return refusal('form-closed');
    const made = await makeHandoff(caller.database, caller.now);
    // Removes what expired even if nobody comes back. If the database is unreachable then, the next use clears it.
    const remove = () => void removeExpiredHandoffs(caller.database, Date.now()).catch(() => undefined);
    setTimeout(remove, HANDOFF_MAX_AGE_MS + REMOVAL_DELAY_MS).unref();
    return made;
  },
});

/** A form asks what has arrived for it. A POST, since the secret must not appear in a URL. */
export const pollHandoffDoor = formRoute({
  name: 'handoff-poll',
  addressLimit: HANDOFF_LIMITS.ask,
  input: z.object({ formSecret: secret, fetched: z.array(z.uuid()).max(FETCHED_MAX) }),
  work: ({ store, now }, input) => pollFromComputer(store, input, now),
});

/** A form has everything it wants, or no longer wants anything. */
export const endHandoffDoor = formRoute({
  name: 'handoff-end',
  addressLimit: HANDOFF_LIMITS.change,
  input: z.object({ formSecret: secret, end: z.enum(['done', 'cancelled']) }),
  work: async ({ database }, input) => {
    await endFromComputer(database, input);
    return null;
  },
});

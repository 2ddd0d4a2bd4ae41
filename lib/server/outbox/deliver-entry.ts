import type { Transaction } from 'kysely';
import type { Database } from '../db/schema/database';
import type { Tables } from '../db/schema/tables';
import { logger, logUnexpected } from '../log';
import { SealError } from '../sealing/seal-error';
import { makePauseMs } from './back-off';
import { noteAnswered, noteAway } from './breaker';
import { BREAKER_OF, endLease, leaseDueEntry, whileLeased } from './leases';
import { type OutboxEntry, type OutboxKind, removeEntry, removeExpiredEntries } from './outbox-entry';

/** For how long an entry is tried, in milliseconds. */
export const TRIED_FOR_MS = 48 * 60 * 60 * 1000;
/** How often an entry is tried at most: about once an hour, after the first. */
export const TRIES_MAX = 60;
/** How long an entry waits for somebody who sends something for the same email, in milliseconds. */
const BUSY_PAUSE_MS = 1_500;

/**
 * How a try ended. `away`: there was no usable answer; `refused`: what was sent was refused, so that trying again does not
 * help; `busy`: something else for the same email is being sent; `dropped`: nobody needs it any more. `problem` is a fixed
 * word; `settlesInMs`: until then what was sent may still arrive.
 */
export type DeliveryResult =
  | { kind: 'delivered' }
  | { kind: 'dropped' }
  | { kind: 'away'; problem: string; settlesInMs?: number }
  | { kind: 'refused'; problem: string }
  | { kind: 'busy' };

/** How entries of one kind are delivered. */
export type Courier = {
  /** Makes one try. */
  deliver(entry: OutboxEntry): Promise<DeliveryResult>;
  /**
   * Called in the transaction that ends the tries of an entry, which staff then see. Undefined: it is removed, since
   * nobody would look at it.
   */
  onDead?: (transaction: Transaction<Tables>, entry: OutboxEntry, now: number) => Promise<void>;
};

export type Couriers = Record<OutboxKind, Courier>;

type Tools = { database: Database; courier: Courier; clock: () => number };

async function giveUp({ database, courier, clock }: Tools, entry: OutboxEntry, problem: string): Promise<void> {
  const { kind, tries } = entry;
  logger.warn({ kind, problem, tries: tries + 1 }, 'something in the outbox is not tried any more');
  const { onDead } = courier;
  if (!onDead) {
    await removeEntry(database.kysely, entry.id);
    return;
  }
  await endLease(database, entry, { state: 'dead', tries: tries + 1, problem }, (transaction) =>
    onDead(transaction, entry, clock()),
  );
}

async function tryLater(tools: Tools, entry: OutboxEntry, problem: string, leastPauseMs = 0): Promise<void> {
  const now = tools.clock();
  const tries = entry.tries + 1;
  if (tries >= TRIES_MAX || now - entry.waiting_since >= TRIED_FOR_MS) return giveUp(tools, entry, problem);
  await endLease(tools.database, entry, {
    tries,
    problem,
    next_try_at: now + Math.max(makePauseMs(tries), leastPauseMs),
  });
}

async function makeTry(tools: Tools, entry: OutboxEntry): Promise<DeliveryResult | { kind: 'broken'; error: unknown }> {
  const { database, courier, clock } = tools;
  try {
    return await whileLeased(database, entry, { clock, work: () => courier.deliver(entry) });
  } catch (error) {
    return { kind: 'broken', error };
  }
}

/** A look that takes no lock: most of the time nothing waits. What has expired is removed first. */
async function isAnyWaiting({ kysely }: Database, kind: OutboxKind, now: number): Promise<boolean> {
  const waiting = kysely.selectFrom('outbox').select('id').where('kind', '=', kind).where('state', '=', 'waiting');
  if (await waiting.where('expires_at', '<=', now).limit(1).executeTakeFirst()) await removeExpiredEntries(kysely, now);
  return (await waiting.limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Delivers the next entry that is due, if there is one, and notes how that ended.
 *
 * @returns whether there was one
 * @throws the driver's errors: the lease then lapses
 */
export async function deliverNextEntry(
  database: Database,
  kind: OutboxKind,
  { couriers, clock }: { couriers: Couriers; clock: () => number },
): Promise<boolean> {
  if (!(await isAnyWaiting(database, kind, clock()))) return false;
  const entry = await leaseDueEntry(database, kind, clock());
  if (!entry) return false;
  const tools = { database, courier: couriers[kind], clock };
  const breaker = BREAKER_OF[kind];
  const result = await makeTry(tools, entry);
  if (result.kind === 'delivered') {
    await noteAnswered(database, breaker, clock());
    await removeEntry(database.kysely, entry.id);
  } else if (result.kind === 'dropped') {
    await removeEntry(database.kysely, entry.id);
  } else if (result.kind === 'refused') {
    await noteAnswered(database, breaker, clock());
    await giveUp(tools, entry, result.problem);
  } else if (result.kind === 'away') {
    await noteAway(database, breaker, clock());
    await tryLater(tools, entry, result.problem, result.settlesInMs);
  } else if (result.kind === 'busy') {
    await endLease(database, entry, { next_try_at: clock() + BUSY_PAUSE_MS });
  } else if (result.error instanceof SealError) {
    await giveUp(tools, entry, 'unreadable');
  } else {
    logUnexpected(result.error, `deliver-${kind}`);
    await tryLater(tools, entry, 'unexpected');
  }
  return true;
}

import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../db/schema/database';
import type { Tables } from '../db/schema/tables';
import { inTransaction, inTransactionWithoutFlush } from '../db/transactions/in-transaction';
import { LONGEST_PAUSE_MS } from './back-off';
import { type BreakerName, mayCall } from './breaker';
import type { OutboxEntry, OutboxKind } from './outbox-entry';

/** A lease that was not renewed for this long has lapsed, in milliseconds: its owner is gone. */
export const LEASE_MS = 30_000;
/** How often a delivery renews its lease, in milliseconds. */
const RENEW_EVERY_MS = 8_000;

export const BREAKER_OF: Record<OutboxKind, BreakerName> = { submission: 'storage-api', mail: 'mail' };

/** Of each lane the oldest that waits, if it is due and nobody delivers it. Times too far ahead are of a wrong clock. */
function selectDue(transaction: Transaction<Tables>, kind: OutboxKind, now: number) {
  return transaction
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .where((eb) => eb.or([eb('next_try_at', '<=', now), eb('next_try_at', '>', now + 2 * LONGEST_PAUSE_MS)]))
    .where((eb) => eb.or([eb('leased_until', '<=', now), eb('leased_until', '>', now + 2 * LEASE_MS)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.kind', '=', 'outbox.kind')
            .whereRef('earlier.lane', '=', 'outbox.lane')
            .whereRef('earlier.id', '<', 'outbox.id')
            .where('earlier.state', '=', 'waiting'),
        ),
      ),
    )
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(1);
}

/** Takes the next entry that is due, across instances, unless what it has to be delivered to is away. */
export async function leaseDueEntry(
  database: Database,
  kind: OutboxKind,
  now: number,
): Promise<OutboxEntry | undefined> {
  return inTransactionWithoutFlush(database, async (transaction) => {
    const due = selectDue(transaction, kind, now);
    // Others take the next one meanwhile. SQLite has its write lock.
    const entry = await (database.hasRowLocks ? due.forUpdate().skipLocked() : due).executeTakeFirst();
    if (!entry || !(await mayCall(transaction, BREAKER_OF[kind], now))) return undefined;
    return transaction
      .updateTable('outbox')
      .set({ leased_by: randomUUID(), leased_until: now + LEASE_MS })
      .where('id', '=', entry.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/** Delivers a leased entry, and renews its lease meanwhile. */
export async function whileLeased<T>(
  database: Database,
  { id, leased_by }: OutboxEntry,
  { clock, work }: { clock: () => number; work: () => Promise<T> },
): Promise<T> {
  const renew = () =>
    database.withoutFlush((kysely) =>
      kysely
        .updateTable('outbox')
        .set({ leased_until: clock() + LEASE_MS })
        .where('id', '=', id)
        .where('leased_by', '=', leased_by)
        .execute(),
    );
  // A database that is away for a moment costs one renewal.
  const timer = setInterval(() => void renew().catch(() => undefined), RENEW_EVERY_MS);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

type Ended = Partial<Pick<OutboxEntry, 'state' | 'tries' | 'next_try_at' | 'problem'>>;

/**
 * Ends a lease, and notes what comes next. Does nothing if somebody else has the entry by now.
 *
 * @param also what else belongs to the same transaction
 */
export async function endLease(
  database: Database,
  { id, leased_by }: OutboxEntry,
  ended: Ended,
  also?: (transaction: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  // What else there is has to be on the disk; the end of a lease may be lost.
  await (also ? inTransaction : inTransactionWithoutFlush)(database, async (transaction) => {
    const changed = await transaction
      .updateTable('outbox')
      .set({ ...ended, leased_by: null, leased_until: 0 })
      .where('id', '=', id)
      .where('leased_by', '=', leased_by)
      .executeTakeFirst();
    if (changed.numUpdatedRows > 0n) await also?.(transaction);
  });
}

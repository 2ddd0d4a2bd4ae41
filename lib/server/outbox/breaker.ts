import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../db/schema/database';
import type { BreakersTable } from '../db/schema/outbox-tables';
import type { Tables } from '../db/schema/tables';
import { inTransactionWithoutFlush } from '../db/transactions/in-transaction';
import { makePauseMs } from './back-off';

export type BreakerName = BreakersTable['name'];
type Breaker = Selectable<BreakersTable>;

/** After this many failures in a row nothing is tried for a while. */
export const OPENS_AFTER = 3;
/** The longest time for which nothing is tried, in milliseconds. */
const LONGEST_OPEN_MS = 5 * 60 * 1000;
/** How long one call may take to find out, in milliseconds, before another one does. */
const PROBE_MS = 60_000;

const findBreaker = (kysely: Kysely<Tables>, name: BreakerName): Promise<Breaker | undefined> =>
  kysely.selectFrom('breakers').selectAll().where('name', '=', name).executeTakeFirst();

/** A time too far ahead was set by a clock that has been put back since. */
const isOpen = ({ failures, open_until }: Breaker, now: number) =>
  failures >= OPENS_AFTER && open_until > now && open_until <= now + LONGEST_OPEN_MS;

/** Tells whether the last call that was noted failed. */
export async function isAway(kysely: Kysely<Tables>, name: BreakerName): Promise<boolean> {
  return (await findBreaker(kysely, name)) !== undefined;
}

/** When the next try is made, in epoch milliseconds; undefined if nothing stands in the way. */
export async function findOpenUntil(
  kysely: Kysely<Tables>,
  name: BreakerName,
  now: number,
): Promise<number | undefined> {
  const breaker = await findBreaker(kysely, name);
  return breaker && isOpen(breaker, now) ? breaker.open_until : undefined;
}

/**
 * Asks for one call, across instances: yes as long as calls are answered; no while the breaker is open; then yes for one
 * that finds out, until it is noted how that one ended.
 */
export async function mayCall(transaction: Transaction<Tables>, name: BreakerName, now: number): Promise<boolean> {
  const breaker = await findBreaker(transaction, name);
  if (!breaker || breaker.failures < OPENS_AFTER) return true;
  if (isOpen(breaker, now)) return false;
  const probing = await transaction
    .updateTable('breakers')
    .set({ open_until: now + PROBE_MS })
    .where('name', '=', name)
    .where('open_until', '=', breaker.open_until)
    .executeTakeFirst();
  return probing.numUpdatedRows > 0n;
}

/**
 * Notes that a call was answered: the breaker closes, and what waited for it is due at once.
 */
export async function noteAnswered(database: Database, name: BreakerName, now: number): Promise<void> {
  if (!(await isAway(database.kysely, name))) return;
  await inTransactionWithoutFlush(database, async (transaction) => {
    await transaction.deleteFrom('breakers').where('name', '=', name).execute();
    await transaction
      .updateTable('outbox')
      .set({ next_try_at: now })
      .where('state', '=', 'waiting')
      .where('kind', '=', name === 'mail' ? 'mail' : 'submission')
      .where('next_try_at', '>', now)
      // Before its first try an entry waits for something else.
      .where('tries', '>', 0)
      .execute();
  });
}

/** Notes that a call was not answered; enough of these in a row open the breaker, for longer each time. */
export async function noteAway(database: Database, name: BreakerName, now: number): Promise<void> {
  await inTransactionWithoutFlush(database, async (transaction) => {
    const { failures } = await transaction
      .insertInto('breakers')
      .values({ name, failures: 1, open_until: 0 })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((eb) => ({ failures: eb('breakers.failures', '+', 1) })),
      )
      .returning('failures')
      .executeTakeFirstOrThrow();
    if (failures < OPENS_AFTER) return;
    const open_until = now + makePauseMs(failures - OPENS_AFTER + 1, LONGEST_OPEN_MS);
    await transaction.updateTable('breakers').set({ open_until }).where('name', '=', name).execute();
  });
}

import type { Transaction } from 'kysely';
import { digestEntry } from '../../db/migrations/0022-entry-digest';
import { HEAD_ID } from '../../db/schema/activity-head-table';
import type { ActivityTable } from '../../db/schema/activity-table';
import type { Tables } from '../../db/schema/tables';

/** An entry that has no place in the chain yet. */
export type NewEntry = Omit<ActivityTable, 'position' | 'digest'>;

const ROWS_AT_ONCE = 200;

/** Locks the head of the chain until the transaction ends: others who append wait until then. */
function lockHead(transaction: Transaction<Tables>) {
  return transaction
    .updateTable('activity_head')
    .set(({ ref }) => ({ position: ref('position') }))
    .where('id', '=', HEAD_ID)
    .returning(['position', 'digest'])
    .executeTakeFirstOrThrow();
}

/**
 * Appends entries to the chain of the activity record. It should be the last thing in the transaction, since all other
 * appends wait for its end.
 *
 * @param choose is called once nobody else can append, and returns the entries to append
 */
export async function appendEntries(
  transaction: Transaction<Tables>,
  choose: () => readonly NewEntry[] | Promise<readonly NewEntry[]>,
): Promise<void> {
  let { position, digest } = await lockHead(transaction);
  const rows = (await choose()).map((entry): ActivityTable => {
    position += 1;
    digest = digestEntry({ ...entry, position }, digest);
    return { ...entry, position, digest };
  });
  if (rows.length === 0) return;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await transaction
      .insertInto('activity')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
  await transaction.updateTable('activity_head').set({ position, digest }).where('id', '=', HEAD_ID).execute();
}

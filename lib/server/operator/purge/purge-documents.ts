import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { deleteIdReading } from '../../applications/id-readings/delete-id-reading';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';
import { listOldSetIds, listPurgeableSets, type PurgeableSet } from './purgeable-sets';

/** Small, so that a running portal waits for only milliseconds. */
const REMOVED_AT_ONCE = 20;
const LOOKED_AT_AT_ONCE = 500;

export type PurgeTotals = { sets: number; images: number };

export type PurgeOptions = {
  /** Epoch milliseconds: what was decided at or before this time is removed. */
  cutoff: number;
  /** Epoch milliseconds. */
  now: number;
  onProgress: (totals: PurgeTotals) => void;
};

async function deleteImages(transaction: Transaction<Tables>, setIds: string[]): Promise<number> {
  const { numDeletedRows } = await transaction.deleteFrom('documents').where('set_id', 'in', setIds).executeTakeFirst();
  await transaction.deleteFrom('document_sets').where('id', 'in', setIds).execute();
  return Number(numDeletedRows);
}

async function purgeCustomer(
  transaction: Transaction<Tables>,
  customerId: string,
  { sets, now }: { sets: PurgeableSet[]; now: number },
): Promise<number> {
  if (sets.some(({ isInForce }) => isInForce)) {
    const noImages = { current_set_id: null, updated_at: now };
    const updated = transaction.updateTable('customers').set(noImages).where('id', '=', customerId).returning('email');
    // What was read from an image is removed with it.
    for (const { email } of await updated.execute()) await deleteIdReading(transaction, email);
  }
  const images = await deleteImages(
    transaction,
    sets.map(({ id }) => id),
  );
  const tombstone = { id: uuidv7(), customer_id: customerId, purged_at: now, document_count: images };
  await transaction.insertInto('document_tombstones').values(tombstone).execute();
  return images;
}

function groupByCustomer(sets: PurgeableSet[]): Map<string, PurgeableSet[]> {
  const groups = new Map<string, PurgeableSet[]>();
  for (const set of sets) groups.set(set.customerId, [...(groups.get(set.customerId) ?? []), set]);
  return groups;
}

/** Removes what may be removed from these sets. Their customers are checked again, under a lock. */
function purgeSets(database: Database, setIds: readonly string[], { cutoff, now }: PurgeOptions): Promise<PurgeTotals> {
  return inTransaction(database, async (transaction) => {
    const sets = await listPurgeableSets(database, transaction, setIds, { cutoff, isLocked: true });
    let images = 0;
    for (const [customerId, own] of groupByCustomer(sets)) {
      images += await purgeCustomer(transaction, customerId, { sets: own, now });
    }
    return { sets: sets.length, images };
  });
}

async function countImages({ kysely }: Database, setIds: readonly string[]): Promise<PurgeTotals> {
  const query = kysely.selectFrom('documents').select(sql<number>`count(*)`.as('count'));
  const { count } = await query.where('set_id', 'in', setIds).executeTakeFirstOrThrow();
  return { sets: setIds.length, images: count };
}

/**
 * Removes the images whose retention has ended, with their keys; a tombstone remains. It may stop at any moment.
 *
 * @param options.isDryRun only counts
 */
export async function purgeDocuments(
  database: Database,
  options: PurgeOptions & { isDryRun: boolean },
): Promise<PurgeTotals> {
  const { cutoff, isDryRun, onProgress } = options;
  const totals: PurgeTotals = { sets: 0, images: 0 };
  let after: string | undefined = '';
  while (after !== undefined) {
    const setIds = await listOldSetIds(database.kysely, { cutoff, after, limit: LOOKED_AT_AT_ONCE });
    const sets = await listPurgeableSets(database, database.kysely, setIds, { cutoff, isLocked: false });
    for (let from = 0; from < sets.length; from += REMOVED_AT_ONCE) {
      const ids = sets.slice(from, from + REMOVED_AT_ONCE).map(({ id }) => id);
      const done = isDryRun ? await countImages(database, ids) : await purgeSets(database, ids, options);
      totals.sets += done.sets;
      totals.images += done.images;
      onProgress(totals);
    }
    after = setIds.at(-1);
  }
  return totals;
}

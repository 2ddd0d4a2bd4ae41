import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../db/database';
import { inSnapshot } from '../../db/in-snapshot';
import { inTransaction } from '../../db/in-transaction';
import type { Tables } from '../../db/tables';
import { listPurgeableSets, type PurgeableSet } from './purgeable-sets';

/** Small, so that a serving portal waits for milliseconds only. */
const SETS_AT_ONCE = 20;
const COUNTED_AT_ONCE = 500;

export type PurgeTotals = { customers: number; images: number };

export type PurgeOptions = {
  /** Epoch milliseconds: what was decided at this time or before goes. */
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
    await transaction.updateTable('customers').set(noImages).where('id', '=', customerId).execute();
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

type Batch = { sets: PurgeableSet[]; images: number };

function purgeNext(database: Database, after: string, { cutoff, now }: PurgeOptions): Promise<Batch> {
  return inTransaction(database, async (transaction) => {
    const range = { cutoff, after, limit: SETS_AT_ONCE, isLocked: true };
    const sets = await listPurgeableSets(database, transaction, range);
    let images = 0;
    for (const [customerId, own] of groupByCustomer(sets)) {
      images += await purgeCustomer(transaction, customerId, { sets: own, now });
    }
    return { sets, images };
  });
}

/** Removes the images whose retention has ended, with their keys; a tombstone stays. It may end at any moment. */
export async function purgeDocuments(database: Database, options: PurgeOptions): Promise<PurgeTotals> {
  const customers = new Set<string>();
  let images = 0;
  let after = '';
  for (;;) {
    const batch = await purgeNext(database, after, options);
    const last = batch.sets.at(-1);
    if (!last) return { customers: customers.size, images };
    for (const { customerId } of batch.sets) customers.add(customerId);
    images += batch.images;
    after = last.id;
    options.onProgress({ customers: customers.size, images });
  }
}

/** Counts what purgeDocuments would remove. */
export function countPurgeable(database: Database, { cutoff, onProgress }: PurgeOptions): Promise<PurgeTotals> {
  return inSnapshot(database, async (snapshot) => {
    const customers = new Set<string>();
    let images = 0;
    let after = '';
    for (;;) {
      const range = { cutoff, after, limit: COUNTED_AT_ONCE, isLocked: false };
      const sets = await listPurgeableSets(database, snapshot, range);
      const last = sets.at(-1);
      if (!last) return { customers: customers.size, images };
      const ids = sets.map(({ id }) => id);
      const counting = snapshot.selectFrom('documents').select(({ fn }) => fn.countAll<number>().as('count'));
      images += (await counting.where('set_id', 'in', ids).executeTakeFirstOrThrow()).count;
      for (const { customerId } of sets) customers.add(customerId);
      after = last.id;
      onProgress({ customers: customers.size, images });
    }
  });
}

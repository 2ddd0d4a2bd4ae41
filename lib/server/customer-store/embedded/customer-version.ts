import type { Kysely, Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { CustomerOrigin } from '../../contract-client/storage-client';
import type { Tables } from '../../db/schema/tables';
import { openColumns, sealColumns } from '../../sealing/seal-columns';
import type { StoredColumn } from './read-attributes';
import type { Store } from './store';

/** What one change replaced, and with what, under the wire names; and whether new images came with it. */
export type ReplacedValues = {
  fields: Partial<Record<StoredColumn, { from: string | null; to: string | null }>>;
  hasNewImages: boolean;
};

/** A stored change to a customer. */
export type CustomerVersion = ReplacedValues & {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  source: CustomerSource;
  /** The staff account, if `source` is `staff`. */
  enteredBy: string | undefined;
};

const placeOf = (id: string) => ({ table: 'customer_versions', id, part: 'replaced' }) as const;

/** Keeps what a change replaces, sealed. Pass the transaction of the change. */
export async function insertCustomerVersion(
  { keys }: Store,
  transaction: Transaction<Tables>,
  {
    customerId,
    replaced,
    origin,
    now,
  }: { customerId: string; replaced: ReplacedValues; origin: CustomerOrigin; now: number },
): Promise<void> {
  const id = uuidv7();
  await transaction
    .insertInto('customer_versions')
    .values({
      id,
      customer_id: customerId,
      at: now,
      source: origin.source,
      entered_by: origin.enteredBy ?? null,
      ...sealColumns(keys, placeOf(id), replaced),
    })
    .execute();
}

/** The changes to a customer that replaced something, newest first. Throws SealError. */
export async function listCustomerVersions(
  kysely: Kysely<Tables>,
  keys: Store['keys'],
  customerId: string,
): Promise<CustomerVersion[]> {
  const query = kysely.selectFrom('customer_versions').selectAll().where('customer_id', '=', customerId);
  const rows = await query.orderBy('id', 'desc').execute();
  return rows.map((row) => {
    const { id, at, source, entered_by } = row;
    const replaced = openColumns(keys, placeOf(id), row) as ReplacedValues;
    return { ...replaced, id, at, source, enteredBy: entered_by ?? undefined };
  });
}

/** Removes what was replaced at or before this time (epoch milliseconds). */
export async function removeOldVersions(kysely: Kysely<Tables>, cutoff: number): Promise<void> {
  await kysely.deleteFrom('customer_versions').where('at', '<=', cutoff).execute();
}

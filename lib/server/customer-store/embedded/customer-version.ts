import type { Kysely, Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { CustomerOrigin } from '../../contract-client/storage-client';
import type { Tables } from '../../db/schema/tables';
import { openRecordPart, sealRecord } from '../../sealing/seal-record';
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

const PART = 'replaced';
const placeOf = (id: string) => ({ table: 'customer_versions', id }) as const;

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
  const { keyId, wrappedKey, sealed } = sealRecord(keys, placeOf(id), {
    [PART]: Buffer.from(JSON.stringify(replaced)),
  });
  await transaction
    .insertInto('customer_versions')
    .values({
      id,
      customer_id: customerId,
      at: now,
      source: origin.source,
      entered_by: origin.enteredBy ?? null,
      key_id: keyId,
      wrapped_key: wrappedKey,
      sealed: sealed[PART] as Buffer,
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
  return rows.map(({ id, at, source, entered_by, key_id, wrapped_key, sealed }) => {
    const wrapped = { keyId: key_id, wrappedKey: wrapped_key };
    const replaced: ReplacedValues = JSON.parse(
      openRecordPart(keys, placeOf(id), wrapped, { part: PART, sealed }).toString(),
    );
    return { ...replaced, id, at, source, enteredBy: entered_by ?? undefined };
  });
}

/** Removes what was replaced at or before this time (epoch milliseconds). */
export async function removeOldVersions(kysely: Kysely<Tables>, cutoff: number): Promise<void> {
  await kysely.deleteFrom('customer_versions').where('at', '<=', cutoff).execute();
}

import type { Database } from '../../db/schema/database';
import type { DocumentImageKeysTable } from '../../db/schema/document-image-keys-table';
import { inTransaction } from '../../db/transactions/in-transaction';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openOr } from '../../sealing/open-or';
import { rewrapImageKey, type WrappedImageKey } from '../../sealing/seal-image';
import { findSetOwners, isAfter } from '../kit/walk-documents';

/** Small, so that a running portal waits for only milliseconds. */
const IMAGES_AT_ONCE = 50;

type Place = Pick<DocumentImageKeysTable, 'set_id' | 'side'>;
type WrappedRow = Place & { customer_id: string } & WrappedImageKey;
type Rewrapped = { row: WrappedRow; wrapped: WrappedImageKey };

/** In primary key order, the ones that another key wraps. */
async function listNext({ kysely }: Database, activeId: string, last: Place | undefined): Promise<WrappedRow[]> {
  const query = kysely
    .selectFrom('document_image_keys')
    .select(['set_id', 'side', 'key_id as keyId', 'wrapped_key as wrappedKey'])
    .where('key_id', '!=', activeId)
    .orderBy('set_id')
    .orderBy('side')
    .limit(IMAGES_AT_ONCE);
  const rows = await (last ? query.where(isAfter(last)) : query).execute();
  const owners = await findSetOwners(kysely, rows);
  return rows.map((row) => ({ ...row, customer_id: owners.get(row.set_id) ?? '' }));
}

function rewrap(keys: DocumentKeys, row: WrappedRow): Rewrapped | undefined {
  const { customer_id: customerId, set_id: setId, side } = row;
  return openOr(undefined, () => ({ row, wrapped: rewrapImageKey(keys, { customerId, setId, side }, row) }));
}

/** An image deleted in the meantime, or that another command got to first, stays as it is. */
async function store(database: Database, rewrapped: Rewrapped[]): Promise<void> {
  await inTransaction(database, async (transaction) => {
    for (const { row, wrapped } of rewrapped) {
      await transaction
        .updateTable('document_image_keys')
        .set({ key_id: wrapped.keyId, wrapped_key: wrapped.wrappedKey })
        .where('set_id', '=', row.set_id)
        .where('side', '=', row.side)
        .where('key_id', '=', row.keyId)
        .execute();
    }
  });
}

export type RewrapResult = {
  rewrapped: number;
  /** Set and side of the images whose key cannot be unwrapped. */
  unreadable: string[];
};

/**
 * Rewraps the key of every image that is wrapped by a different key under the active key; the encrypted images stay as
 * they are. It may stop at any moment: what is done is done, and the next call does the rest.
 */
export async function rewrapImages(
  database: Database,
  keys: DocumentKeys,
  onProgress: (rewrapped: number) => void,
): Promise<RewrapResult> {
  const result: RewrapResult = { rewrapped: 0, unreadable: [] };
  let last: Place | undefined;
  do {
    const rows = await listNext(database, keys.activeId, last);
    const done = rows.map((row) => rewrap(keys, row)).filter((entry) => entry !== undefined);
    await store(database, done);
    const doneRows = new Set(done.map(({ row }) => row));
    result.unreadable.push(...rows.filter((row) => !doneRows.has(row)).map((row) => `${row.set_id} ${row.side}`));
    result.rewrapped += done.length;
    onProgress(result.rewrapped);
    last = rows.at(-1);
  } while (last);
  return result;
}

import type { DocumentSide } from '../../../shared/contract/request';
import type { Database } from '../../db/schema/database';
import { openImage } from '../../sealing/seal-image';
import { selectSealedImages } from './sealed-images';
import type { Store } from './store';

/** The images that came in one request, without their content. */
export type StoredSet = { id: string; receivedAt: number; isCurrent: boolean };

/** The document sets of a customer that still hold images, newest first. The services of the contract know the current one. */
export async function listStoredSets({ kysely }: Database, customerId: string): Promise<StoredSet[]> {
  const rows = await kysely
    .selectFrom('document_sets')
    .innerJoin('documents', 'documents.set_id', 'document_sets.id')
    .innerJoin('customers', 'customers.id', 'document_sets.customer_id')
    .select(['document_sets.id', 'document_sets.created_at', 'current_set_id'])
    .where('document_sets.customer_id', '=', customerId)
    .where('side', '=', 'front')
    .orderBy('document_sets.id', 'desc')
    .execute();
  return rows.map((row) => ({ id: row.id, receivedAt: row.created_at, isCurrent: row.id === row.current_set_id }));
}

/**
 * Decrypts the images of one set of a customer; none where the set is another customer's or holds no images any more.
 *
 * @throws SealError when an image cannot be decrypted
 */
export async function readStoredSet(
  { database, keys }: Store,
  { customerId, setId }: { customerId: string; setId: string },
): Promise<Partial<Record<DocumentSide, Buffer>>> {
  const rows = await selectSealedImages(database.kysely)
    .innerJoin('document_sets', 'document_sets.id', 'documents.set_id')
    .where('documents.set_id', '=', setId)
    .where('customer_id', '=', customerId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.side, openImage(keys, { customerId, setId, side: row.side }, row)]));
}

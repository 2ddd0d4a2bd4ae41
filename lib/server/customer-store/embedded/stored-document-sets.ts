import type { DocumentSide } from '../../../shared/contract/request';
import type { Database } from '../../db/schema/database';
import { openImage } from '../../sealing/seal-image';
import { selectSealedImages } from './sealed-images';
import type { Store } from './store';

/** The images that came in one request, without their content. */
export type StoredSet = { id: string; receivedAt: number; isCurrent: boolean };

/**
 * A customer's document sets that still have images, newest first. The contract's services only know the current one.
 */
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
 * Decrypts the images of one of a customer's sets; none if the set is another customer's or no longer has images.
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

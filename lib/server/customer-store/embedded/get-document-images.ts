import type { Selectable } from 'kysely';
import type { DocumentSide } from '../../../shared/contract/request';
import type { DocumentImages } from '../../contract-client/storage-client';
import type { Database } from '../../db/schema/database';
import type { DocumentImageKeysTable } from '../../db/schema/document-image-keys-table';
import type { CustomersTable, DocumentsTable } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openImage } from '../../sealing/seal-image';
import { echoCustomer } from './customer-record';
import { EMAIL_NOT_FOUND, IMAGES_NOT_KEPT, type Refusal } from './refusal';
import type { Store } from './store';

type ImageColumns = Omit<DocumentsTable, 'byte_count'> & DocumentImageKeysTable;
type Row = Selectable<CustomersTable> & { [Column in keyof ImageColumns]: ImageColumns[Column] | null };

/**
 * The customer with each image of the current set: one row per image, or one row without images. One query, so one
 * moment.
 */
function listRows({ kysely }: Database, email: string): Promise<Row[]> {
  return kysely
    .selectFrom('customers')
    .leftJoin('document_image_keys', 'document_image_keys.set_id', 'customers.current_set_id')
    .leftJoin('documents', (join) =>
      join
        .onRef('documents.set_id', '=', 'document_image_keys.set_id')
        .onRef('documents.side', '=', 'document_image_keys.side'),
    )
    .selectAll('customers')
    .select(['documents.set_id', 'documents.side', 'key_id', 'wrapped_key', 'iv', 'tag', 'ciphertext'])
    .where('email', '=', email)
    .execute();
}

function openDocuments(keys: DocumentKeys, rows: Row[]): Partial<Record<DocumentSide, Buffer>> {
  const documents: Partial<Record<DocumentSide, Buffer>> = {};
  for (const { id, set_id, side, key_id, wrapped_key, iv, tag, ciphertext } of rows) {
    if (!set_id || !side || !key_id || !wrapped_key || !iv || !tag || !ciphertext) continue;
    const sealed = { keyId: key_id, wrappedKey: wrapped_key, iv, tag, ciphertext };
    documents[side] = openImage(keys, { customerId: id, setId: set_id, side }, sealed);
  }
  return documents;
}

/** The getDocumentImages service: the images of the current set, byte for byte as they were stored. */
export async function getDocumentImages({ database, keys }: Store, email: string): Promise<DocumentImages | Refusal> {
  const rows = await listRows(database, email);
  const [customer] = rows;
  if (!customer) return EMAIL_NOT_FOUND;
  const { front, back } = openDocuments(keys, rows);
  if (!front) return IMAGES_NOT_KEPT;
  return { ...echoCustomer(customer), status: customer.status, documents: { front, back } };
}

import type { Selectable } from 'kysely';
import type { Database } from '../../db/schema/database';
import type { DocumentImageKeysTable } from '../../db/schema/document-image-keys-table';
import type { CustomersTable, DocumentsTable } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openImage } from '../../sealing/seal-image';
import { echoTarget } from './customer-record';
import type { JsonObject } from './json-object';
import { EMAIL_NOT_FOUND, IMAGES_NOT_KEPT } from './refusal';
import type { Service } from './service-call';

type ImageColumns = Omit<DocumentsTable, 'byte_count'> & DocumentImageKeysTable;
type Row = Selectable<CustomersTable> & { [Column in keyof ImageColumns]: ImageColumns[Column] | null };

/** The customer with each image of the set in force: one row an image, or one without images. One query, so one moment. */
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

function openDocuments(keys: DocumentKeys, rows: Row[]): JsonObject {
  const documents: JsonObject = {};
  for (const { id, set_id, side, key_id, wrapped_key, iv, tag, ciphertext } of rows) {
    if (!set_id || !side || !key_id || !wrapped_key || !iv || !tag || !ciphertext) continue;
    const binding = { customerId: id, setId: set_id, side };
    const sealed = { keyId: key_id, wrappedKey: wrapped_key, iv, tag, ciphertext };
    documents[side] = openImage(keys, binding, sealed).toString('base64');
  }
  return documents;
}

/** The service getDocumentImages: the images of the set in force as bare base64, byte for byte as they were stored. */
export const getDocumentImages: Service = async ({ database, keys }, { email }) => {
  const rows = await listRows(database, email);
  const [customer] = rows;
  if (!customer) return EMAIL_NOT_FOUND;
  const documents = openDocuments(keys, rows);
  if (!documents.front) return IMAGES_NOT_KEPT;
  const { reference, status } = customer;
  return { success: { reference, status, target: { ...echoTarget(customer), documents } } };
};

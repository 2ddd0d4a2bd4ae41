import { selectSealedImages } from '../../customer-store/embedded/sealed-images';
import type { Database } from '../../db/schema/database';
import { DocumentKeyError } from '../../sealing/document-key-error';
import type { DocumentKeys } from '../../sealing/document-keys';
import { type DocumentKeySource, loadDocumentKeys } from '../../sealing/load-document-keys';
import { SealError } from '../../sealing/seal-error';
import { openImage } from '../../sealing/seal-image';
import { SEALED_TABLES } from '../../sealing/seal-record';
import { listKeysInUse } from '../keys/key-use';
import { openSealedRow, selectSealedRows } from '../kit/sealed-records';

async function canOpenAnImage({ kysely }: Database, keys: DocumentKeys, keyId: string): Promise<boolean> {
  const image = await selectSealedImages(kysely)
    .innerJoin('document_sets', 'document_sets.id', 'documents.set_id')
    .select('customer_id as customerId')
    .where('key_id', '=', keyId)
    .limit(1)
    .executeTakeFirst();
  if (!image) return true;
  try {
    openImage(keys, image, image);
    return true;
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}

async function canOpenARecord({ kysely }: Database, keys: DocumentKeys, keyId: string): Promise<boolean> {
  for (const table of SEALED_TABLES) {
    const row = await selectSealedRows(kysely, table).where('key_id', '=', keyId).limit(1).executeTakeFirst();
    try {
      if (row) openSealedRow(keys, table, row);
    } catch (error) {
      if (error instanceof SealError) return false;
      throw error;
    }
  }
  return true;
}

/** Tries the configured document keys on one image or other sealed item per key. Undefined if they fit. */
export async function findKeyProblem(database: Database, source: DocumentKeySource): Promise<string | undefined> {
  try {
    const keys = await loadDocumentKeys(database, source);
    for (const keyId of await listKeysInUse(database.kysely)) {
      if (!(await canOpenAnImage(database, keys, keyId)))
        return `An image under the document key "${keyId}" cannot be read.`;
      if (!(await canOpenARecord(database, keys, keyId)))
        return `What is sealed under the document key "${keyId}" cannot be read.`;
    }
    return undefined;
  } catch (error) {
    if (error instanceof DocumentKeyError) return error.message;
    throw error;
  }
}

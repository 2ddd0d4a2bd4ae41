import type { KeyObject } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../db/schema/database';
import type { Tables } from '../db/schema/tables';
import { inTransaction } from '../db/transactions/in-transaction';
import { DocumentKeyError } from './document-key-error';
import type { DocumentKeys } from './document-keys';
import { SEALED_TABLES } from './seal-record';
import { unwrap, wrap } from './wrap-key';

const KNOWN_TEXT = Buffer.from('document key check');
const checkContext = (keyId: string) => `key-check|${keyId}`;

function isSameKey(keyId: string, key: KeyObject, checkValue: Buffer): boolean {
  try {
    return unwrap(key, checkContext(keyId), checkValue).equals(KNOWN_TEXT);
  } catch {
    return false;
  }
}

/** The ids of the keys that this database has been used with. */
export async function listKnownKeyIds(database: Database): Promise<string[]> {
  const rows = await database.kysely.selectFrom('document_key_checks').select('key_id').orderBy('key_id').execute();
  return rows.map((row) => row.key_id);
}

async function registerNewKeys(transaction: Transaction<Tables>, keys: DocumentKeys): Promise<void> {
  const values = Array.from(keys.byId, ([keyId, key]) => ({
    key_id: keyId,
    check_value: wrap(key, checkContext(keyId), KNOWN_TEXT),
  }));
  await transaction
    .insertInto('document_key_checks')
    .values(values)
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
}

async function hasDocumentsUnder(transaction: Transaction<Tables>, keyId: string): Promise<boolean> {
  for (const table of ['document_image_keys', ...SEALED_TABLES] as const) {
    const query = transaction
      .selectFrom(table as 'applications')
      .select('key_id')
      .where('key_id', '=', keyId);
    if (await query.limit(1).executeTakeFirst()) return true;
  }
  return false;
}

/**
 * Makes sure that the configured keys are the ones this database was encrypted with, and remembers new ones.
 *
 * @throws DocumentKeyError when a key differs from the one the database knows under its id, or when images are
 *   encrypted under a key that is not configured; in that case nothing is remembered
 */
export async function checkDocumentKeys(database: Database, keys: DocumentKeys): Promise<void> {
  await inTransaction(database, async (transaction) => {
    await registerNewKeys(transaction, keys);
    for (const check of await transaction.selectFrom('document_key_checks').selectAll().execute()) {
      const key = keys.byId.get(check.key_id);
      if (key && !isSameKey(check.key_id, key, check.check_value)) {
        throw new DocumentKeyError(
          `The document key "${check.key_id}" is not the one this database was encrypted with. ` +
            'Set DOCUMENT_KEYS (or the file document-keys in DATA_DIR) to the key that belongs to this database.',
        );
      }
      if (!key && (await hasDocumentsUnder(transaction, check.key_id))) {
        throw new DocumentKeyError(
          `This database holds images that are encrypted under the document key "${check.key_id}", which is not ` +
            'configured. Add it to DOCUMENT_KEYS (or to the file document-keys in DATA_DIR).',
        );
      }
    }
  });
}

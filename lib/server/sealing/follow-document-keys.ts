import type { Database } from '../db/schema/database';
import { DocumentKeyError } from './document-key-error';
import type { DocumentKeys } from './document-keys';
import { findKeyFileStamp } from './key-file';
import { areKeysConfigured, type DocumentKeySource, loadDocumentKeys } from './load-document-keys';

/**
 * Loads the master keys as loadDocumentKeys does, and again when the key file has been replaced, so that a rotation
 * needs no restart. If a new file cannot be used, the previous keys stay in effect.
 *
 * @param onRefused called when a new file cannot be used
 * @returns a function that returns the current keys
 * @throws what loadDocumentKeys throws, the first time only
 */
export async function followDocumentKeys(
  database: Database,
  source: DocumentKeySource,
  onRefused: (error: DocumentKeyError) => void,
): Promise<() => Promise<DocumentKeys>> {
  if (areKeysConfigured(source)) {
    const keys = await loadDocumentKeys(database, source);
    return async () => keys;
  }
  let stamp = findKeyFileStamp(source.dataDir);
  let current = Promise.resolve(await loadDocumentKeys(database, source));

  const reload = async (former: Promise<DocumentKeys>) => {
    try {
      return await loadDocumentKeys(database, source);
    } catch (error) {
      // Anything else, such as an unreachable database, may be resolved by the next call.
      if (error instanceof DocumentKeyError) onRefused(error);
      else stamp = undefined;
      return former;
    }
  };

  return () => {
    const present = findKeyFileStamp(source.dataDir);
    if (present !== stamp) {
      stamp = present;
      current = reload(current);
    }
    return current;
  };
}

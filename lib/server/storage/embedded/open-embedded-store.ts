import 'server-only';
import { getDatabase } from '../../db/get-database';
import { env } from '../../env';
import { processSingletonOnceOpen } from '../../process-singleton';
import { loadDocumentKeys } from './keys/load-document-keys';
import type { Store } from './service-call';

/**
 * Opens the database and the document keys of this process, once. Call it when the server starts, so that a wrong key
 * stops the start.
 *
 * @throws DocumentKeyError when document keys are missing or wrong; the driver's error when the database cannot be opened
 */
export function openEmbeddedStore(): Promise<Store> {
  return processSingletonOnceOpen('embedded-store', async () => {
    const database = await getDatabase();
    return { database, keys: await loadDocumentKeys(database, env()) };
  });
}

import 'server-only';
import { getDatabase } from '../../db/connection/get-database';
import { env } from '../../env';
import { logger } from '../../log';
import { processSingletonOnceOpen } from '../../process-singleton';
import type { DocumentKeyError } from '../../sealing/document-key-error';
import { followDocumentKeys } from '../../sealing/follow-document-keys';
import type { Store } from './store';

function logRefusedKeys({ name }: DocumentKeyError): void {
  logger.warn({ code: name }, 'the new document keys cannot be used; the former ones stay until the file is mended');
}

/**
 * Opens the database and the document keys of this process, once; keys added by a rotation are picked up automatically.
 * Call it when the server starts, so that a wrong key stops the startup.
 *
 * @throws DocumentKeyError when document keys are missing or wrong; the driver's error when the database cannot be opened
 */
export async function openEmbeddedStore(): Promise<Store> {
  const { database, getKeys } = await processSingletonOnceOpen('embedded-store', async () => {
    const opened = await getDatabase();
    return { database: opened, getKeys: await followDocumentKeys(opened, env(), logRefusedKeys) };
  });
  return { database, keys: await getKeys() };
}

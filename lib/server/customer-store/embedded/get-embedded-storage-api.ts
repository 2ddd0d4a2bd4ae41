import 'server-only';
import { env } from '../../env';
import { logUnexpected } from '../../log';
import { processSingleton } from '../../process-singleton';
import { createEmbeddedStorageApi, type EmbeddedStorageApi } from './embedded-storage-api';
import { createGuessGuard } from './guess-guard';
import { openEmbeddedStore } from './open-embedded-store';

/**
 * The embedded storage API of this process. Nothing is opened before the first request that needs the database. Its
 * credentials over HTTP are STORAGE_API_USER and STORAGE_API_PASS; unless both are set and STORAGE_API_URL is not,
 * nobody is accepted over HTTP.
 */
export function getEmbeddedStorageApi(): EmbeddedStorageApi {
  return processSingleton('embedded-storage-api', () => {
    const { portalUrl, storageApi } = env();
    const { url, user, pass } = storageApi;
    // With a remote account, the credentials are for that account, and open nothing here.
    const isOpenOverHttp = url === undefined && user && pass;
    return createEmbeddedStorageApi({
      openStore: openEmbeddedStore,
      credentials: isOpenOverHttp ? { user, pass } : undefined,
      portalUrl,
      guard: createGuessGuard(),
      logFailure: logUnexpected,
    });
  });
}

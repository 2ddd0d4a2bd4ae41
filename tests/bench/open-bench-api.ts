import { createEmbeddedStorageApi } from '@/lib/server/customer-store/embedded/embedded-storage-api';
import { type DatabaseLocation, openDatabase } from '@/lib/server/db/connection/open-database';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';
import { STORAGE_API_PATH } from '@/lib/shared/contract/request';
import { BENCH_CREDENTIALS } from './write-requests';

const PORTAL_URL = 'http://localhost:3000';

/** Opens the embedded storage API in this process. */
export async function openBenchApi(location: DatabaseLocation) {
  const database = await openDatabase(location);
  const keys = await loadDocumentKeys(database, location);
  const api = createEmbeddedStorageApi({
    openStore: async () => ({ database, keys }),
    credentials: BENCH_CREDENTIALS,
    portalUrl: PORTAL_URL,
    logFailure: () => 'failed',
  });
  /** Calls the JSON door without a socket. Throws if it does not succeed. */
  const call = async (body: string | Uint8Array<ArrayBuffer>) => {
    const response = await api.handleHttp(new Request(`${PORTAL_URL}${STORAGE_API_PATH}`, { method: 'POST', body }));
    if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return { database, call, handleHttp: api.handleHttp };
}

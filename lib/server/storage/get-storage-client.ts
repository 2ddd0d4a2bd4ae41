import 'server-only';
import { STORAGE_API_PATH } from '@/lib/shared/contract/request';
import { createStorageClient, type StorageClient } from '../contract-client/client';
import { createRemoteTransport } from '../contract-client/remote-transport';
import { getEmbeddedStorageApi } from '../customer-store/embedded/get-embedded-storage-api';
import { env } from '../env';

/** The embedded API takes any credentials in process, but the contract wants some. */
const IN_PROCESS_CREDENTIALS = { user: 'portal', pass: 'portal' };

/**
 * The client of the configured storage API: the remote account where STORAGE_API_URL is set, the embedded API otherwise.
 * This is the one place that hands the storage credential to anything.
 */
export function getStorageClient(): StorageClient {
  const { storageApi, portalUrl } = env();
  const { url, user, pass } = storageApi;
  if (url && user && pass) {
    return createStorageClient({ transport: createRemoteTransport(url), url, credentials: { user, pass } });
  }
  return createStorageClient({
    transport: getEmbeddedStorageApi().handleInProcess,
    url: `${portalUrl}${STORAGE_API_PATH}`,
    credentials: IN_PROCESS_CREDENTIALS,
  });
}

import 'server-only';
import { createStorageClient, type StorageClient } from '../contract-client/client';
import { createRemoteTransport } from '../contract-client/remote-transport';
import { getEmbeddedStorageApi } from '../customer-store/embedded/get-embedded-storage-api';
import { env } from '../env';
import { connectInProcess } from './connect-in-process';

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
  return connectInProcess(getEmbeddedStorageApi(), portalUrl);
}

import { STORAGE_API_PATH } from '@/lib/shared/contract/request';
import { createStorageClient, type StorageClient } from '../contract-client/client';
import type { EmbeddedStorageApi } from '../customer-store/embedded/embedded-storage-api';

/** The embedded API takes any credentials in process, but the contract wants some. */
const IN_PROCESS_CREDENTIALS = { user: 'portal', pass: 'portal' };

/** Makes the client of the embedded storage API, which is told beside the contract which decision sets a status. */
export function connectInProcess(api: EmbeddedStorageApi, portalUrl: string): StorageClient {
  const connect = (decisionId?: string) =>
    createStorageClient({
      transport: (request) => api.handleInProcess(request, decisionId),
      url: `${portalUrl}${STORAGE_API_PATH}`,
      credentials: IN_PROCESS_CREDENTIALS,
    });
  return {
    ...connect(),
    updateStatus: (email, status, decisionId) => connect(decisionId).updateStatus(email, status),
  };
}

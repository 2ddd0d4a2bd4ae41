import { env } from '../env';

/** Tells whether customers are stored at a remote account (STORAGE_API_URL), and not by the portal itself. */
export function isStorageRemote(): boolean {
  return env().storageApi.url !== undefined;
}

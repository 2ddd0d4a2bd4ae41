import { STORAGE_API_PATH, type StorageService } from '../../lib/shared/contract/request';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';

/** Names the service to a server that is to end itself within a write (storage-server.ts). */
export const SERVICE_HEADER = 'x-service';

export type StorageReply = { httpStatus: number; body: Record<string, unknown> };

/**
 * Calls a service over HTTP and reads the whole response.
 *
 * @returns undefined if the connection broke before the response was complete
 */
export async function callStorage(
  url: string,
  service: StorageService,
  call: { target: Record<string, unknown>; reference?: string },
): Promise<StorageReply | undefined> {
  const body = JSON.stringify({ ...STORAGE_CREDENTIALS, service, ...call });
  try {
    const response = await fetch(`${url}${STORAGE_API_PATH}`, {
      method: 'POST',
      headers: { [SERVICE_HEADER]: service },
      body,
    });
    return { httpStatus: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}

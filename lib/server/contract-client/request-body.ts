import type { StorageRequest } from '@/lib/shared/contract/request';

export type StorageCredentials = { user: string; pass: string };

/** Builds the JSON text of a request, including the credentials: never log it. */
export function toRequestBody({ service, reference, target }: StorageRequest, credentials: StorageCredentials): string {
  const { user, pass } = credentials;
  return JSON.stringify({ user, pass, service, reference, target });
}

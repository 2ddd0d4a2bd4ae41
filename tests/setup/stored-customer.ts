import { createStorageClient, type StorageClient } from '@/lib/server/contract-client/client';
import { STORAGE_API_PATH } from '@/lib/shared/contract/request';
import type { PortalServer } from './portal-server';

/** What the end-to-end portals accept over HTTP, so that tests can read back what was stored. */
export const STORAGE_CREDENTIALS = { user: 'test-user', pass: 'test-pass-0815' };

/** A client of a portal's embedded storage API, over HTTP. */
export function connectToStorage(portal: PortalServer): StorageClient {
  return createStorageClient({
    transport: fetch,
    url: `${portal.url}${STORAGE_API_PATH}`,
    credentials: STORAGE_CREDENTIALS,
  });
}

/** Reads a stored customer and the current images back. */
export async function getStored(portal: PortalServer, emailAddress: string) {
  const outcome = await connectToStorage(portal).getDocumentImages(emailAddress);
  if (!outcome.ok) throw new Error(`not stored: ${outcome.error.code}`);
  const { documents, ...target } = outcome.reply.target;
  return {
    status: outcome.reply.status,
    reference: outcome.reply.reference,
    target,
    front: Buffer.from(documents.front, 'base64'),
    back: documents.back ? Buffer.from(documents.back, 'base64') : undefined,
  };
}

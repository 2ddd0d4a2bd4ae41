import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import type { StorageClient } from '@/lib/server/contract-client/storage-client';
import { STORAGE_API_PATH } from '@/lib/shared/contract/request';
import type { PortalServer } from './portal-server';

/** The credentials that the end-to-end portals accept over HTTP, so that tests can read back what was stored. */
export const STORAGE_CREDENTIALS = { user: 'test-user', pass: 'test-pass-0815' };

/** A client of a portal's embedded storage API, over HTTP. */
export function connectToStorage(portal: PortalServer): StorageClient {
  return createRemoteClient({
    transport: fetch,
    url: `${portal.url}${STORAGE_API_PATH}`,
    credentials: STORAGE_CREDENTIALS,
  });
}

/** Reads back a stored customer and the current images. */
export async function getStored(portal: PortalServer, emailAddress: string) {
  const outcome = await connectToStorage(portal).getDocumentImages(emailAddress);
  if (!outcome.ok) throw new Error(`not stored: ${outcome.error.code}`);
  const { status, reference, target, documents } = outcome.reply;
  return { status, reference, target, front: documents.front, back: documents.back };
}

import type { StorageClient } from '../../../lib/server/contract-client/storage-client';
import { createEmbeddedDirectory } from '../../../lib/server/customer-store/directory/embedded-directory';
import { createRemoteDirectory } from '../../../lib/server/customer-store/directory/remote-directory';
import { createInProcessClient } from '../../../lib/server/customer-store/embedded/in-process-client';
import type { StorageServices } from '../../../lib/server/customer-store/embedded/typed-door';
import type { Database } from '../../../lib/server/db/schema/database';
import { hasRoomForImage } from '../../../lib/server/db/schema/has-room-for-image';
import { type DocumentKeys, parseDocumentKeys } from '../../../lib/server/sealing/document-keys';
import type { Storage } from '../../../lib/server/storage/get-storage';
import { PORTAL_URL } from './contract-api';

/** Where a submission is sent. */
export type SubmissionStorage = Omit<Storage, 'archive'>;

export const TEST_KEYS = parseDocumentKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`, 'the test');

/** A remote account, alongside this database of the portal. */
export function makeRemoteStorage(client: StorageClient, database: Database): SubmissionStorage {
  return {
    client,
    directory: createRemoteDirectory(database),
    writeAhead: (work) => work(database.kysely),
    openKeys: async () => TEST_KEYS,
    hasOutbox: false,
    hasRoomForImage: async () => true,
  };
}

/** The embedded storage, in this database. */
export function makeEmbeddedStorage(
  services: StorageServices,
  database: Database,
  keys: DocumentKeys = TEST_KEYS,
): SubmissionStorage {
  return {
    client: createInProcessClient(services),
    directory: createEmbeddedDirectory(database, (id) => `${PORTAL_URL}/staff/customers/${id}`),
    writeAhead: database.withoutFlush,
    openKeys: async () => keys,
    hasOutbox: false,
    hasRoomForImage: () => hasRoomForImage(database),
  };
}

import 'server-only';
import { customerPath } from '../../shared/staff/staff-paths';
import { createRemoteClient } from '../contract-client/remote-client';
import { createRemoteTransport } from '../contract-client/remote-transport';
import type { StorageClient } from '../contract-client/storage-client';
import type { Directory } from '../customer-store/directory/directory';
import { createEmbeddedDirectory } from '../customer-store/directory/embedded-directory';
import { createRemoteDirectory } from '../customer-store/directory/remote-directory';
import { type Archive, createArchive } from '../customer-store/embedded/archive';
import { getEmbeddedStorageApi } from '../customer-store/embedded/get-embedded-storage-api';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import { getDatabase } from '../db/connection/get-database';
import type { Database } from '../db/schema/database';
import { hasRoomForImage } from '../db/schema/has-room-for-image';
import { env } from '../env';
import type { DocumentKeys } from '../sealing/document-keys';

/** Where the customers are, remote or embedded: callers do not need to know which. */
export type Storage = {
  /** Speaks the contract. */
  client: StorageClient;
  /** The list of customers. */
  directory: Directory;
  /** Earlier statuses and documents; undefined with a remote account, which does not report its past. */
  archive: Archive | undefined;
  /**
   * Runs a small write that has to be on disk before the client stores anything. If the client stores in the same
   * database, its own write flushes this one too.
   */
  writeAhead: Database['withoutFlush'];
  /** The document keys, under which the portal seals what it keeps besides the storage. Throws DocumentKeyError. */
  openKeys: () => Promise<DocumentKeys>;
  /**
   * Whether submissions wait in the outbox while it is away. The embedded storage is in the same database, and away only
   * together with it.
   */
  hasOutbox: boolean;
  /** Whether it accepts more images; a remote account looks after its own disk. */
  hasRoomForImage: () => Promise<boolean>;
};

/**
 * The configured storage: the remote account if STORAGE_API_URL is set, the embedded storage API otherwise. This is the
 * only place that hands out the storage credentials.
 *
 * @throws the driver's error when the portal's own database cannot be opened
 */
export async function getStorage(): Promise<Storage> {
  const database = await getDatabase();
  const openKeys = async () => (await openEmbeddedStore()).keys;
  const { storageApi, portalUrl, isOutboxOn } = env();
  const { url, user, pass } = storageApi;
  if (url && user && pass) {
    const client = createRemoteClient({ transport: createRemoteTransport(url), url, credentials: { user, pass } });
    const directory = createRemoteDirectory(database);
    return {
      client,
      directory,
      archive: undefined,
      writeAhead: (work) => work(database.kysely),
      openKeys,
      hasOutbox: isOutboxOn,
      hasRoomForImage: async () => true,
    };
  }
  return {
    client: getEmbeddedStorageApi().client,
    directory: createEmbeddedDirectory(database, (customerId) => `${portalUrl}${customerPath(customerId)}`),
    archive: createArchive(openEmbeddedStore),
    writeAhead: database.withoutFlush,
    openKeys,
    hasOutbox: false,
    hasRoomForImage: () => hasRoomForImage(database),
  };
}

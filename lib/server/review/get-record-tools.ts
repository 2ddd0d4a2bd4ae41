import 'server-only';
import { customerPath } from '../../shared/staff-paths';
import { findCustomer } from '../customers/find-customer';
import { noteRemoteStatus } from '../customers/note-status';
import { getDatabase } from '../db/get-database';
import { env } from '../env';
import { findRecordReading } from '../id-readings/find-record-reading';
import { openEmbeddedStore } from '../storage/embedded/open-embedded-store';
import { readStoredSet } from '../storage/embedded/stored-document-sets';
import { getStorageClient } from '../storage/get-storage-client';
import { isStorageRemote } from '../storage/is-storage-remote';
import type { RecordTools } from './load-record';
import type { DocumentTools } from './open-documents';
import type { ReviewTools } from './reviewed-customer';

/**
 * What the customer page, its actions and its images work with, on this process's database and storage API.
 *
 * @throws the driver's error when the database cannot be opened
 */
export async function getRecordTools(): Promise<RecordTools & ReviewTools & DocumentTools> {
  const database = await getDatabase();
  const isRemote = isStorageRemote();
  const now = Date.now;
  return {
    database,
    isRemote,
    now,
    storage: getStorageClient(),
    findCustomer: (customerId) => findCustomer(database, customerId, isRemote),
    findReading: (details) => findRecordReading(database, details),
    ownLink: (customerId) => `${env().portalUrl}${customerPath(customerId)}`,
    readOlderSet: isRemote ? undefined : async (place) => readStoredSet(await openEmbeddedStore(), place),
    noteStatus: isRemote
      ? ({ emailAddress }, status) => noteRemoteStatus(database, { emailAddress, status, now: now() })
      : undefined,
  };
}

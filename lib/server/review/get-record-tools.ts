import 'server-only';
import { customerPath } from '../../shared/staff/staff-paths';
import { findRecordReading } from '../applications/id-readings/find-record-reading';
import { findCustomer } from '../customer-store/directory/find-customer';
import { noteRemoteStatus } from '../customer-store/directory/note-status';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import { readStoredSet } from '../customer-store/embedded/stored-document-sets';
import { getDatabase } from '../db/connection/get-database';
import { env } from '../env';
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

import 'server-only';
import { listConsentsOf } from '../applications/consents/consents-of';
import { findRecordReading } from '../applications/id-readings/find-record-reading';
import { findMailboxProvedAt } from '../applications/mailbox/proved-mailbox';
import { getDatabase } from '../db/connection/get-database';
import { getStorage } from '../storage/get-storage';
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
  const { client, directory, archive, openKeys } = await getStorage();
  const now = Date.now;
  return {
    database,
    now,
    archive,
    openKeys,
    storage: client,
    findCustomer: directory.findCustomer,
    findReading: (details) => findRecordReading({ database, openKeys }, details),
    listConsents: (emailAddress) => listConsentsOf(database, emailAddress),
    findMailboxProvedAt: (emailAddress) => findMailboxProvedAt(database, emailAddress),
    readOlderSet: archive?.readDocumentSet,
    noteStatus: ({ emailAddress }, status) => directory.noteStatus({ emailAddress, status, now: now() }),
  };
}

import { randomUUID } from 'node:crypto';
import type { CheckedSubmission } from '../../../lib/server/applications/submissions/check-submission';
import type { Entry } from '../../../lib/server/applications/submissions/entry';
import { type SubmitOptions, submitCustomer } from '../../../lib/server/applications/submissions/submit-customer';
import { createRemoteClient } from '../../../lib/server/contract-client/remote-client';
import { createEmbeddedStorageApi } from '../../../lib/server/customer-store/embedded/embedded-storage-api';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import type { HeldTools } from '../../../lib/server/review-held/held-tools';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { makeSecretToken } from '../../../lib/server/secret-token';
import { customerSchema } from '../../../lib/shared/customer/customer';
import type { CustomerFormValues } from '../../../lib/shared/customer/customer-form-values';
import { startVendorServer } from '../../mocks/vendor-server';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { PORTAL_URL } from './contract-api';
import { makeLocation } from './operated-portal';
import { FRONT } from './sample';
import { makeEmbeddedStorage, makeRemoteStorage } from './submission-storage';

export const APPLICANT: Entry = { source: 'applicant', mayChange: 'own' };
export const INVITED: Entry = { source: 'invitation', mayChange: 'any' };
export const STAFF: Entry = { source: 'staff', enteredBy: 'staff-id', mayChange: 'any' };
export const EMAIL = 'jsmith@veratad.com';

/** One form in one browser: a new submission key for each attempt, and one status link for all of them. */
export function openForm(statusSecret = makeSecretToken()) {
  const fill = (changes: Partial<CustomerFormValues> = {}, front = FRONT): CheckedSubmission => ({
    submissionKey: randomUUID(),
    statusSecret,
    customer: customerSchema.parse(makeFormValues({ emailAddress: EMAIL, ...changes })),
    documents: { front: asCheckedImage(front) },
  });
  return Object.assign(fill, { statusSecret });
}

/**
 * A portal without its doors, with embedded or remote storage. `close` stops it; its folder is removed after the test.
 */
export async function openPortal(kind: DatabaseKind, where: 'embedded' | 'remote') {
  const location = await makeLocation(kind);
  const database = await openDatabase(location);
  const keys = await loadDocumentKeys(database, location);
  const openStore = async () => ({ database, keys });
  const api = createEmbeddedStorageApi({ openStore, portalUrl: PORTAL_URL, clock: Date.now, logFailure: () => 'id' });
  const vendor = await startVendorServer();
  const { url, user, pass } = vendor;
  const client = createRemoteClient({ transport: fetch, url, credentials: { user, pass } });
  const storage = {
    ...(where === 'remote' ? makeRemoteStorage(client, database) : makeEmbeddedStorage(api.services, database)),
    openKeys: async () => keys,
  };
  const send = (submission: CheckedSubmission, entry = APPLICANT, options: Partial<SubmitOptions> = {}) =>
    submitCustomer(submission, { database, storage, entry, ...options });
  const tools: HeldTools = { database, storage, now: Date.now };
  const listActivity = async () => {
    const rows = await database.kysely.selectFrom('activity').select(['action', 'actor_kind']).orderBy('id').execute();
    return rows.map(({ action, actor_kind }) => `${actor_kind} ${action}`);
  };
  /** What the storage holds of the record, including images. */
  const readRecord = async (email = EMAIL) => {
    const status = await storage.client.getStatus(email);
    const images = await storage.client.getDocumentImages(email);
    return JSON.stringify([status, images]);
  };
  const close = async () => {
    await vendor.close();
    await database.close();
  };
  return { location, database, keys, storage, api, vendor, send, tools, listActivity, readRecord, close };
}

export type OpenedPortal = Awaited<ReturnType<typeof openPortal>>;

import { randomUUID } from 'node:crypto';
import type { CheckedSubmission } from '../../../lib/server/applications/submissions/check-submission';
import type { Entry } from '../../../lib/server/applications/submissions/entry';
import { type SubmitOptions, submitCustomer } from '../../../lib/server/applications/submissions/submit-customer';
import type { StorageClient } from '../../../lib/server/contract-client/storage-client';
import type { Directory } from '../../../lib/server/customer-store/directory/directory';
import { createEmbeddedStorageApi } from '../../../lib/server/customer-store/embedded/embedded-storage-api';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { customerSchema } from '../../../lib/shared/customer/customer';
import type { CustomerFormValues } from '../../../lib/shared/customer/customer-form-values';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { makeTestDatabase } from '../../setup/test-database';
import { PORTAL_URL } from './contract-api';
import { FRONT } from './sample';
import { makeEmbeddedStorage } from './submission-storage';

export const APPLICANT: Entry = { source: 'applicant', mayChange: 'own' };
export const STAFF: Entry = { source: 'staff', enteredBy: 'staff-id', mayChange: 'any' };

/** The default email of makeSubmission. */
export const EMAIL = 'jsmith@veratad.com';

/** A submission that no form has sent before. */
export function makeSubmission(changes: Partial<CustomerFormValues> = {}, statusSecret?: string): CheckedSubmission {
  const customer = customerSchema.parse(makeFormValues({ emailAddress: EMAIL, ...changes }));
  return { submissionKey: randomUUID(), statusSecret, customer, documents: { front: asCheckedImage(FRONT) } };
}

/** How to send a submission; default: by an applicant, to an embedded storage API that responds. */
export type Sending = {
  entry?: Entry;
  /** Overrides for parts of the storage client. */
  client?: Partial<StorageClient>;
  directory?: Directory;
  clock?: () => number;
  hasRoom?: boolean;
  noteDelivery?: SubmitOptions['noteDelivery'];
};

/** A database with an embedded storage API in it, and a way to send it submissions. Close it after the test. */
export async function openSubmissionSetting(kind: DatabaseKind) {
  const place = await makeTestDatabase(kind);
  const database = await openDatabase(place.location);
  const keys = await loadDocumentKeys(database, place.location);
  const openStore = async () => ({ database, keys });
  const api = createEmbeddedStorageApi({ openStore, portalUrl: PORTAL_URL, clock: Date.now, logFailure: () => 'id' });
  const storage = makeEmbeddedStorage(api.services, database);
  const send = (
    submission: CheckedSubmission,
    { entry = APPLICANT, client, directory = storage.directory, clock, hasRoom = true, noteDelivery }: Sending = {},
  ) =>
    submitCustomer(submission, {
      ...{ database, entry, clock, noteDelivery },
      storage: {
        ...storage,
        directory,
        client: { ...storage.client, ...client },
        hasRoomForImage: async () => hasRoom,
      },
    });
  const close = async () => {
    await database.close();
    await place.remove();
  };
  return { database, storage, send, close };
}

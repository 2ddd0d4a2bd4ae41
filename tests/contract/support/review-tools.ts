import { createEmbeddedDirectory } from '../../../lib/server/customer-store/directory/embedded-directory';
import { createArchive } from '../../../lib/server/customer-store/embedded/archive';
import { createEmbeddedStorageApi } from '../../../lib/server/customer-store/embedded/embedded-storage-api';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import type { RecordTools } from '../../../lib/server/review/load-record';
import type { ReviewTools } from '../../../lib/server/review/reviewed-customer';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import type { StaffMember } from '../../../lib/server/staff/authority';
import type { DecisionInput } from '../../../lib/shared/review/decision';
import { toWrite } from '../../setup/customer-write';
import { PORTAL_URL } from './contract-api';
import { makeLocation } from './operated-portal';
import { makeTarget } from './sample';

export const REVIEWER: StaffMember = {
  id: 'staff-reviewer',
  name: 'Rita Reviewer',
  emailAddress: 'rita@example.com',
  role: 'reviewer',
};
export const OTHER_REVIEWER: StaffMember = { ...REVIEWER, id: 'staff-other', name: 'Otto Other' };
export const ENTRY: StaffMember = { ...REVIEWER, id: 'staff-entry', name: 'Edda Entry', role: 'entry' };

/** What deciding needs, on its own embedded storage API. Close the database after the test. */
export async function openReviewTools(kind: DatabaseKind) {
  const location = await makeLocation(kind);
  const database = await openDatabase(location);
  const store = { database, keys: await loadDocumentKeys(database, location) };
  const time = { now: Date.now() };
  const api = createEmbeddedStorageApi({
    openStore: async () => store,
    portalUrl: PORTAL_URL,
    clock: () => time.now,
    logFailure: () => 'id',
  });
  const storage = api.client;
  const tools: ReviewTools = {
    database,
    storage,
    openKeys: async () => store.keys,
    now: () => time.now,
    findCustomer: async (id) => {
      const query = database.kysely.selectFrom('customers').select(['id', 'email', 'updated_at']).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row && { id: row.id, emailAddress: row.email, updatedAt: row.updated_at };
    },
  };
  return { tools, store, location, advance: (ms: number) => Object.assign(time, { now: time.now + ms }) };
}

const linkTo = (id: string) => `https://portal.example/staff/customers/${id}`;

/** What the page of a record needs beside that. */
export function toRecordTools({ tools, store }: Awaited<ReturnType<typeof openReviewTools>>): RecordTools {
  const { database, storage, openKeys, now } = tools;
  const { findCustomer } = createEmbeddedDirectory(database, linkTo);
  return { database, storage, openKeys, now, findCustomer, archive: createArchive(async () => store) };
}

/** PASS for a customer whose documents nobody opened, who was asked and confirmed it. */
export const CONFIRMED_PASS: Pick<DecisionInput, 'status' | 'reason' | 'note' | 'despite'> = {
  status: 'PASS',
  reason: 'verified',
  note: '',
  despite: ['unopened'],
};

/** Stores a new customer and returns what a page would show of it. */
export async function storeCustomer({ storage }: ReviewTools) {
  const target = makeTarget();
  const created = await storage.createOrUpdateCustomer(toWrite(target));
  if (!created.ok) throw new Error(created.error.code);
  const customerId = created.reply.customer_link.replace(`${PORTAL_URL}/staff/customers/`, '');
  return { customerId, target };
}

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestEmailAddress } from '@/lib/server/applications/digest-email-address';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import type { Entry } from '@/lib/server/applications/submissions/entry';
import { submitCustomer } from '@/lib/server/applications/submissions/submit-customer';
import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import { createEmbeddedStorageApi } from '@/lib/server/customer-store/embedded/embedded-storage-api';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database, DatabaseKind } from '@/lib/server/db/schema/database';
import { TABLE_NAMES } from '@/lib/server/db/upkeep/table-list';
import { readTable } from '@/lib/server/db/upkeep/whole-tables';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';
import { makeSecretToken } from '@/lib/server/secret-token';
import { customerSchema } from '@/lib/shared/customer/customer';
import type { CustomerFormValues } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_STATUSES } from '@/lib/shared/customer/customer-status';
import { startVendorServer, type VendorServer } from '../../mocks/vendor-server';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { PORTAL_URL } from '../support/contract-api';
import { DATABASE_KINDS } from '../support/describe-contract';
import { FRONT, OTHER_FRONT } from '../support/sample';
import { makeEmbeddedStorage, makeRemoteStorage, type SubmissionStorage } from '../support/submission-storage';

const EMAIL = 'jsmith@veratad.com';
const OTHER_EMAIL = 'mallory@example.com';
const DAY_MS = 86_400_000;
/** Short enough to test an answer that never comes, long enough for one that does. */
const DEADLINE_MS = 1_500;

const APPLICANT: Entry = { source: 'applicant', mayChange: 'own' };
/** The answer a new customer gets. */
const HELD = expect.objectContaining({ kind: 'received', status: 'PENDING' });

const INVITED: Entry = { source: 'invitation', mayChange: 'any' };
const STAFF: Entry = { source: 'staff', enteredBy: 'staff-id', mayChange: 'any' };

/** One form in one browser: a new submission key for each attempt, and one status link for all of them. */
function openForm({ statusSecret = makeSecretToken() as string | undefined } = {}) {
  return (changes: Partial<CustomerFormValues> = {}, front = FRONT): CheckedSubmission => ({
    submissionKey: randomUUID(),
    statusSecret,
    customer: customerSchema.parse(makeFormValues({ emailAddress: EMAIL, ...changes })),
    documents: { front: asCheckedImage(front) },
  });
}

/** What is reported about a submission that changed nothing. */
const OF_HELD = ['submissions', 'activity', 'activity_head', 'applications', 'held_submissions', 'held_images'];
const RECORD_TABLES = TABLE_NAMES.filter((name) => !OF_HELD.includes(name));

async function readTables({ kysely }: Database, tables = TABLE_NAMES): Promise<string> {
  const texts: string[] = [];
  for (const table of tables) {
    for await (const rows of readTable(kysely, table)) texts.push(`${table} ${JSON.stringify(rows)}`);
  }
  return texts.join('\n');
}

describe.each<DatabaseKind>(DATABASE_KINDS)('A record that stands in the storage (%s)', (kind) => {
  let place: TestDatabase;
  let database: Database;
  let vendor: VendorServer;
  let remote: SubmissionStorage;
  let embedded: SubmissionStorage;

  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    database = await openDatabase(place.location);
    vendor = await startVendorServer();
    const { url, user, pass } = vendor;
    const deadlineMs = DEADLINE_MS;
    const client = createRemoteClient({ transport: fetch, url, credentials: { user, pass }, deadlineMs });
    remote = makeRemoteStorage(client, database);
    const keys = await loadDocumentKeys(database, place.location);
    const openStore = async () => ({ database, keys });
    const api = createEmbeddedStorageApi({ openStore, portalUrl: PORTAL_URL, clock: Date.now, logFailure: () => 'id' });
    embedded = makeEmbeddedStorage(api.services, database);
  });
  afterEach(async () => {
    await vendor.close();
    await database.close();
    await place.remove();
  });

  type Sending = { entry?: Entry; storage?: SubmissionStorage; now?: number };
  const send = (submission: CheckedSubmission, { entry = APPLICANT, storage = remote, now }: Sending = {}) => {
    const clock = now === undefined ? undefined : () => now;
    return submitCustomer(submission, { database, storage, entry, clock });
  };
  const readAll = async () => JSON.stringify([...vendor.customers]) + (await readTables(database, RECORD_TABLES));
  const countWrites = () => vendor.requests.filter(({ body }) => body?.service === 'createOrUpdateCustomer').length;
  const listActivity = () => database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
  const setStatus = (status: (typeof CUSTOMER_STATUSES)[number], storage = remote) =>
    storage.client.updateStatus(EMAIL, status);

  /** A form that was refused a moment ago. */
  async function makeRefused(changes: Partial<CustomerFormValues> = {}) {
    const form = openForm();
    vendor.decideNext('FAIL');
    const first = form(changes);
    expect(await send(first)).toMatchObject({ kind: 'received', status: 'FAIL' });
    return { form, first };
  }

  describe.each(['embedded', 'remote'] as const)('in a storage that is %s', (where) => {
    it.each(CUSTOMER_STATUSES)('as %s is not changed in anything by a stranger with its email', async (status) => {
      const storage = where === 'remote' ? remote : embedded;
      await send(openForm()(), { storage });
      await setStatus(status, storage);
      // The stranger has a refused record too, and so a key that is valid for another email.
      const stranger = openForm();
      vendor.decideNext('FAIL');
      await send(stranger({ emailAddress: OTHER_EMAIL }), { storage });
      await storage.client.updateStatus(OTHER_EMAIL, 'FAIL');
      const before = await readAll();
      expect(before).toContain(where === 'remote' ? FRONT : 'ciphertext');

      for (const form of [openForm({ statusSecret: undefined }), openForm(), stranger]) {
        const submission = form({ firstName: 'Mallory', emailAddress: ' JSmith@Veratad.com ' }, OTHER_FRONT);
        expect(await send(submission, { storage })).toEqual(HELD);
        // The first attempt revealed nothing and gained nothing.
        expect(await send(submission, { storage })).toEqual(HELD);
      }
      expect(await readAll()).toEqual(before);
    });
  });

  it('leaves a proof and an entry of the activity only in writes that wait for the disk', async () => {
    const { withoutFlush } = database;
    const tables = ['renewal_proofs', 'activity'] as const;
    const read = async (kysely: Database['kysely']) =>
      JSON.stringify(await Promise.all(tables.map((table) => kysely.selectFrom(table).selectAll().execute())));
    const unflushed: string[] = [];
    database.withoutFlush = (work) =>
      withoutFlush(async (kysely) => {
        const before = await read(kysely);
        const result = await work(kysely);
        const after = await read(kysely);
        unflushed.push(after === before ? 'neither' : after);
        return result;
      });
    const { form } = await makeRefused();
    vendor.decideNext('FAIL');
    await send(form({}, OTHER_FRONT));
    await send(form({ lastName: 'Smythe' }, OTHER_FRONT));
    expect(await listActivity()).toHaveLength(2);
    expect(new Set(unflushed)).toEqual(new Set(['neither']));
  });

  it('and was refused is renewed by the form that was refused, again and again', async () => {
    const { form } = await makeRefused();
    vendor.decideNext('FAIL');
    expect(await send(form({ lastName: 'Smyth' }, OTHER_FRONT))).toMatchObject({ kind: 'received', status: 'FAIL' });
    expect(await send(form({ lastName: 'Smythe' }, OTHER_FRONT))).toMatchObject({
      kind: 'received',
      status: 'PENDING',
    });
    expect(vendor.customers.get(EMAIL)).toMatchObject({
      attributes: { ln: 'Smythe' },
      documents: { front: OTHER_FRONT },
    });
  });

  it('and was refused is not renewed by a wrong key, nor by the right one for another email', async () => {
    const { form } = await makeRefused();
    await makeRefused({ emailAddress: OTHER_EMAIL });
    const before = await readAll();
    expect(await send(openForm()({}, OTHER_FRONT))).toEqual(HELD);
    expect(await send(form({ emailAddress: OTHER_EMAIL }, OTHER_FRONT))).toEqual(HELD);
    expect(await readAll()).toEqual(before);
  });

  it.each(['PASS', 'PENDING'] as const)('is out of reach of every earlier key once it is %s', async (status) => {
    const { form } = await makeRefused();
    await setStatus(status);
    const before = await readAll();
    expect(await send(form({ firstName: 'Late' }, OTHER_FRONT))).toEqual(HELD);
    expect(await readAll()).toEqual(before);
  });

  it('is renewed by the same status link again when it is refused later', async () => {
    const { form } = await makeRefused();
    await send(form({}, OTHER_FRONT));
    await setStatus('FAIL');
    await send(form({ firstName: 'Late' }));
    expect(vendor.customers.get(EMAIL)).toMatchObject({ status: 'PENDING', attributes: { fn: 'Late' } });
  });

  it.each([
    ['staff', STAFF],
    ['an invited person', INVITED],
  ])('is out of reach of the form before once %s wrote it, also when that answer was lost', async (_who, entry) => {
    for (const behaviors of [[], ['well', 'store-and-never-answer', 'close-after-reading']] as const) {
      vendor.customers.clear();
      const { form } = await makeRefused();
      vendor.behaveNext(...behaviors);
      vendor.decideNext('FAIL');
      await send(openForm()({ lastName: 'Corrected' }, OTHER_FRONT), { entry });
      expect(await send(form({ firstName: 'Late' }))).toEqual(HELD);
      expect(vendor.customers.get(EMAIL)).toMatchObject({ status: 'FAIL', attributes: { ln: 'Corrected' } });
    }
  });

  it('is renewed within 90 days, and no secret of a link is kept longer or in plain', async () => {
    const { form } = await makeRefused();
    const attempt = form({}, OTHER_FRONT);
    expect(await readTables(database)).not.toContain(attempt.statusSecret);
    expect(await send(attempt, { now: Date.now() + 90 * DAY_MS })).toEqual(HELD);
    await send(openForm()({ emailAddress: OTHER_EMAIL }), { now: Date.now() + 90 * DAY_MS });
    const kept = await database.kysely.selectFrom('renewal_proofs').select('email_digest').execute();
    expect(kept).toEqual([{ email_digest: digestEmailAddress(OTHER_EMAIL) }]);
  });

  it('that is renewed leaves a trace of fixed words, once, and a first submission leaves none', async () => {
    const { form } = await makeRefused();
    expect(await listActivity()).toEqual([]);
    const renewal = form({}, OTHER_FRONT);
    await send(renewal);
    await send(renewal);
    const { id } = await database.kysely.selectFrom('remote_customers').select('id').executeTakeFirstOrThrow();
    const fixed = { actor_kind: 'applicant', actor_id: null, action: 'customer.updated', detail: 'PENDING' };
    expect(await listActivity()).toEqual([
      expect.objectContaining({ id: expect.any(String), at: expect.any(Number), subject_id: id, ...fixed }),
    ]);
  });

  it('that is renewed is sent once when the form repeats it, and answered like the first', async () => {
    const { form } = await makeRefused();
    const renewal = form({}, OTHER_FRONT);
    const first = await send(renewal);
    await setStatus('PASS');
    expect(await send(renewal)).toEqual(first);
    expect(countWrites()).toBe(2);
  });

  it('that was renewed without an answer is recognized when the form repeats it', async () => {
    const { form } = await makeRefused();
    const renewal = form({}, OTHER_FRONT);
    vendor.behaveNext('well', 'store-and-never-answer', 'close-after-reading');
    expect(await send(renewal)).toMatchObject({ kind: 'failed', delivery: 'unknown' });
    expect(await send(renewal)).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(countWrites()).toBe(2);
    expect(await listActivity()).toMatchObject([{ action: 'customer.updated', detail: 'PENDING' }]);
  });

  it('that did not get its renewal is renewed when the form repeats it', async () => {
    const { form } = await makeRefused();
    const renewal = form({}, OTHER_FRONT);
    vendor.behaveNext('well', 'close-before-reading', 'close-before-reading');
    expect(await send(renewal)).toMatchObject({ kind: 'failed', delivery: 'unknown' });
    expect(await send(renewal)).toMatchObject({ kind: 'received', status: 'PENDING' });
  });

  it('that was refused at once without an answer is recognized, and can be renewed then', async () => {
    const form = openForm();
    const first = form();
    vendor.decideNext('FAIL');
    vendor.behaveNext('well', 'store-and-never-answer', 'close-after-reading');
    expect(await send(first)).toMatchObject({ kind: 'failed', delivery: 'unknown' });
    expect(await send(first)).toMatchObject({ kind: 'received', status: 'FAIL' });
    expect(countWrites()).toBe(1);
    expect(await send(form({}, OTHER_FRONT))).toMatchObject({ kind: 'received', status: 'PENDING' });
  });
});

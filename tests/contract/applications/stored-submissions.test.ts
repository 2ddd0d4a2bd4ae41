import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import type { Entry } from '@/lib/server/applications/submissions/entry';
import { storageFailure } from '@/lib/server/contract-client/outcome';
import type { StorageClient } from '@/lib/server/contract-client/storage-client';
import { createRemoteDirectory } from '@/lib/server/customer-store/directory/remote-directory';
import type { Database } from '@/lib/server/db/schema/database';
import { PORTAL_URL } from '../support/contract-api';
import { DATABASE_KINDS } from '../support/describe-contract';
import {
  APPLICANT,
  EMAIL,
  makeSubmission,
  openSubmissionSetting,
  type Sending,
  STAFF,
} from '../support/submission-setting';

const OWN_KEY = '9c1f4a52-52a5-4f0e-9f0b-0d6a1c7e8b13';
const DAY_MS = 86_400_000;
const INVITED: Entry = { source: 'invitation', mayChange: 'any' };

describe.each(DATABASE_KINDS)('a submission that is stored, on %s', (kind) => {
  let setting: Awaited<ReturnType<typeof openSubmissionSetting>>;
  let database: Database;
  beforeEach(async () => {
    setting = await openSubmissionSetting(kind);
    database = setting.database;
  });
  afterEach(() => setting.close());

  const send = (submission: CheckedSubmission, sending?: Sending) => setting.send(submission, sending);
  const listActivity = () => database.kysely.selectFrom('activity').selectAll().execute();
  /** The storage stores it, but the answer is lost. */
  const losingAnswers = (): Partial<StorageClient> => ({
    createOrUpdateCustomer: async (write) => {
      await setting.storage.client.createOrUpdateCustomer(write);
      return storageFailure('unavailable', 'timeout', 'unknown');
    },
  });
  /** The storage rejects it right away. */
  const refusing = (): Partial<StorageClient> => ({
    createOrUpdateCustomer: async (write) => {
      const outcome = await setting.storage.client.createOrUpdateCustomer(write);
      await setting.storage.client.updateStatus(write.target.email, 'FAIL');
      return outcome.ok ? { ok: true, reply: { ...outcome.reply, status: 'FAIL' } } : outcome;
    },
  });

  it('that is refused may be tried again by a form with a key, and neither by one without nor after staff', async () => {
    const client = refusing();
    const listProofs = () => database.kysely.selectFrom('renewal_proofs').selectAll().execute();
    const received = { kind: 'received', status: 'FAIL' };
    expect(await send(makeSubmission(), { client })).toMatchObject(received);
    await send(makeSubmission({ city: 'Bend' }), { client });
    const customers = database.kysely.selectFrom('customers').select(['city', 'status']);
    expect(await customers.execute()).toEqual([{ city: 'Stratford', status: 'FAIL' }]);
    expect(await listProofs()).toEqual([]);
    const other = (city: string) => makeSubmission({ emailAddress: 'other@example.com', city }, randomUUID());
    expect(await send(other('Bend'), { client, entry: STAFF })).toMatchObject(received);
    expect(await listProofs()).toEqual([]);
    const own = (city: string) => makeSubmission({ emailAddress: 'own@example.com', city }, OWN_KEY);
    const now = Date.now();
    expect(await send(own('Bend'), { client, clock: () => now })).toMatchObject(received);
    expect(await listProofs()).toMatchObject([{ expires_at: now + 90 * DAY_MS }]);
    expect(await send(own('Reno'))).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(await listProofs()).toHaveLength(1);
  });

  it('is noted beside a remote account: who it is about, who sent it, and what became of it', async () => {
    const directory = createRemoteDirectory(database);
    const client = losingAnswers();
    await send(makeSubmission({ reference: 'given' }), { entry: STAFF, directory });
    await send(makeSubmission({ emailAddress: 'lost@example.com' }), { client, directory });
    const noted = await database.kysely.selectFrom('remote_customers').selectAll().orderBy('id').execute();
    const { reference } = await database.kysely
      .selectFrom('customers')
      .select('reference')
      .where('email', '=', 'lost@example.com')
      .executeTakeFirstOrThrow();
    expect(noted).toMatchObject([
      {
        ...{ email: EMAIL, fn: 'John', ln: 'Smith', reference: 'given', status: 'PENDING' },
        ...{ source: 'staff', entered_by: 'staff-id', customer_link: expect.stringContaining(PORTAL_URL) },
      },
      { email: 'lost@example.com', source: 'applicant', entered_by: null, reference, customer_link: null },
    ]);
    expect(reference).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  });

  it.each([
    [APPLICANT, null],
    [STAFF, 'staff-id'],
  ])('stores a new customer with who sent it: %j', async (entry, enteredBy) => {
    await send(makeSubmission(), { entry });
    const query = database.kysely.selectFrom('customers').select(['source', 'entered_by']);
    expect(await query.execute()).toEqual([{ source: entry.source, entered_by: enteredBy }]);
  });

  it('tells staff what was done and the customer’s link, and applicants not what was done', async () => {
    expect(await send(makeSubmission())).not.toHaveProperty('change');
    expect(await send(makeSubmission({ city: 'Bend' }), { entry: STAFF })).toMatchObject({
      ...{ change: 'updated', customerLink: expect.stringContaining(PORTAL_URL) },
    });
    expect(await send(makeSubmission({ emailAddress: 'new@example.com' }), { entry: STAFF })).toMatchObject({
      change: 'created',
    });
  });

  it('shows the reference that was given, one of its own for a new customer, and none that was stored', async () => {
    expect(await send(makeSubmission({ reference: 'given' }))).toMatchObject({ reference: 'given' });
    expect(await send(makeSubmission({ city: 'Bend' }), { entry: STAFF })).not.toHaveProperty('reference');
    const rows = () => database.kysely.selectFrom('customers').select(['email', 'reference']).execute();
    expect(await rows()).toMatchObject([{ reference: 'given' }]);
    const outcome = await send(makeSubmission({ emailAddress: 'new@example.com' }));
    expect((await rows()).find(({ email }) => email === 'new@example.com')?.reference).toBe(
      outcome.kind === 'received' && outcome.reference,
    );
  });

  it('is recorded where it changed a record, but not what staff do', async () => {
    await send(makeSubmission());
    const { id } = await database.kysely.selectFrom('customers').select('id').executeTakeFirstOrThrow();
    await send(makeSubmission({ city: 'Bend' }), { entry: STAFF });
    expect(await listActivity()).toEqual([]);
    await send(makeSubmission({ city: 'Reno' }), { entry: INVITED });
    expect(await listActivity()).toMatchObject([
      { actor_kind: 'applicant', action: 'customer.updated', subject_id: id, detail: 'PENDING' },
    ]);
  });

  it('that was stored though its answer was lost is recorded only where a record stood there before', async () => {
    const client = losingAnswers();
    const outcome = await send(makeSubmission(), { client });
    expect(outcome).toMatchObject({ kind: 'received', status: 'PENDING', reference: expect.any(String) });
    expect(outcome).not.toHaveProperty('customerLink');
    expect(await listActivity()).toEqual([]);
    expect(await send(makeSubmission({ city: 'Bend' }), { client, entry: INVITED })).toMatchObject({
      kind: 'received',
    });
    expect(await listActivity()).toMatchObject([{ action: 'customer.updated' }]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestEmailAddress } from '@/lib/server/applications/digest-email-address';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import type { Entry } from '@/lib/server/applications/submissions/entry';
import { digestSubmission } from '@/lib/server/applications/submissions/submission-digest';
import {
  ATTEMPT_MAX_MS,
  claimSubmission,
  findSubmission,
  forgetSubmission,
  rememberUnknown,
} from '@/lib/server/applications/submissions/submission-record';
import { submitCustomer } from '@/lib/server/applications/submissions/submit-customer';
import { type StorageErrorCode, storageFailure } from '@/lib/server/contract-client/outcome';
import type { StorageClient } from '@/lib/server/contract-client/storage-client';
import { createEmbeddedStorageApi } from '@/lib/server/customer-store/embedded/embedded-storage-api';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';
import { customerSchema } from '@/lib/shared/customer/customer';
import type { CustomerFormValues } from '@/lib/shared/customer/customer-form-values';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { PORTAL_URL } from '../support/contract-api';
import { DATABASE_KINDS } from '../support/describe-contract';
import { FRONT } from '../support/sample';
import { makeEmbeddedStorage, type SubmissionStorage } from '../support/submission-storage';

const EMAIL = 'jsmith@veratad.com';
const APPLICANT: Entry = { source: 'applicant', mayChange: 'own-refused' };
const STAFF: Entry = { source: 'staff', enteredBy: 'staff-id', mayChange: 'any' };

function makeSubmission(changes: Partial<CustomerFormValues> = {}, renewalKey?: string): CheckedSubmission {
  const customer = customerSchema.parse(makeFormValues({ emailAddress: EMAIL, ...changes }));
  return { submissionKey: randomUUID(), renewalKey, customer, documents: { front: asCheckedImage(FRONT) } };
}

describe.each(DATABASE_KINDS)('an attempt to send a submission, on %s', (kind) => {
  let place: TestDatabase;
  let database: Database;
  let storage: SubmissionStorage;
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    database = await openDatabase(place.location);
    const keys = await loadDocumentKeys(database, place.location);
    const openStore = async () => ({ database, keys });
    const api = createEmbeddedStorageApi({ openStore, portalUrl: PORTAL_URL, clock: Date.now, logFailure: () => 'id' });
    storage = makeEmbeddedStorage(api.services, database);
  });
  afterEach(async () => {
    await database.close();
    place.remove();
  });

  type Sending = { entry?: Entry; client?: Partial<StorageClient>; clock?: () => number; hasRoom?: boolean };
  const send = (submission: CheckedSubmission, { entry = APPLICANT, client, clock, hasRoom = true }: Sending = {}) =>
    submitCustomer(submission, {
      ...{ database, entry, clock },
      storage: { ...storage, client: { ...storage.client, ...client }, hasRoomForImage: async () => hasRoom },
    });
  const failing = (code: StorageErrorCode, delivery: 'not-sent' | 'refused' | 'unknown') => async () =>
    storageFailure(code, 'connection', delivery);
  const listSubmissions = () => database.kysely.selectFrom('submissions').selectAll().execute();
  const listActivity = () => database.kysely.selectFrom('activity').selectAll().execute();
  /** What an attempt leaves that may have stored something. */
  const leaveUnknown = (submission: CheckedSubmission) =>
    send(submission, { client: { createOrUpdateCustomer: failing('unavailable', 'unknown') } });
  const claim = (submission: CheckedSubmission, now: number) =>
    claimSubmission(database, { id: digestSubmission(submission), emailDigest: digestEmailAddress(EMAIL), now });

  it.each([
    ['invalid-email', 'storage-refused'],
    ['missing-input', 'storage-refused'],
    ['credentials-refused', 'storage-setup'],
    ['not-found', 'storage-malformed'],
    ['too-large', 'too-large'],
    ['refused', 'storage-refused'],
    ['unavailable', 'storage-unavailable'],
    ['malformed-reply', 'storage-malformed'],
  ] as const)('that the storage answers with %s failed as %s, and is forgotten', async (code, problem) => {
    const client = { createOrUpdateCustomer: failing(code, 'refused') };
    expect(await send(makeSubmission(), { client })).toEqual({ kind: 'failed', problem, delivery: 'not-sent' });
    expect(await listSubmissions()).toEqual([]);
  });

  it('stays in memory as unknown where it may have arrived, without the email', async () => {
    const submission = makeSubmission();
    expect(await leaveUnknown(submission)).toEqual({
      ...{ kind: 'failed', problem: 'storage-unavailable', delivery: 'unknown' },
    });
    expect(await listSubmissions()).toMatchObject([
      { id: digestSubmission(submission), state: 'unknown', sending_email_digest: null, status_before: 'NONE' },
    ]);
  });

  it('stays unknown when the storage is asked again in vain', async () => {
    const submission = makeSubmission();
    await leaveUnknown(submission);
    const client = { getStatus: failing('unavailable', 'not-sent') };
    expect(await send(submission, { client })).toMatchObject({ kind: 'failed', delivery: 'unknown' });
    expect(await listSubmissions()).toMatchObject([{ state: 'unknown' }]);
  });

  it('stays unknown when it ends by an exception, and the next one goes through', async () => {
    const submission = makeSubmission();
    const client = { createOrUpdateCustomer: () => Promise.reject(new Error('broken')) };
    await expect(send(submission, { client })).rejects.toThrow('broken');
    expect(await listSubmissions()).toMatchObject([{ state: 'unknown', sending_email_digest: null }]);
    expect(await send(submission)).toMatchObject({ kind: 'received' });
  });

  it('is not made while the disk is almost full, and says whether an earlier one may have arrived', async () => {
    const submission = makeSubmission();
    const refused = { kind: 'failed', problem: 'storage-unavailable' };
    expect(await send(submission, { hasRoom: false })).toEqual({ ...refused, delivery: 'not-sent' });
    expect(await listSubmissions()).toEqual([]);
    await leaveUnknown(submission);
    expect(await send(submission, { hasRoom: false })).toEqual({ ...refused, delivery: 'unknown' });
  });

  it('is not needed to answer a repeat, so that a full disk does not matter', async () => {
    const submission = makeSubmission();
    const first = await send(submission);
    expect(await send(submission, { hasRoom: false })).toEqual(first);
  });

  it.each([
    [APPLICANT, null],
    [STAFF, 'staff-id'],
  ])('stores a new customer with who sent it: %j', async (entry, enteredBy) => {
    await send(makeSubmission(), { entry });
    const query = database.kysely.selectFrom('customers').select(['source', 'entered_by']);
    expect(await query.execute()).toEqual([{ source: entry.source, entered_by: enteredBy }]);
  });

  it('keeps another one for the same email waiting for 90 seconds at most', async () => {
    const now = Date.now();
    const first = makeSubmission();
    const second = makeSubmission({ firstName: 'Joan' });
    expect(await claim(first, now)).toMatchObject({ state: 'sending', claimed_at: now, created_at: now });
    expect(await claim(second, now + 1)).toBe('busy');
    expect(await claim(second, now + ATTEMPT_MAX_MS)).toBe('busy');
    expect(await findSubmission(database, digestSubmission(first))).toMatchObject({ state: 'sending' });
    expect(await claim(second, now + ATTEMPT_MAX_MS + 1)).toMatchObject({ state: 'sending' });
    expect(await findSubmission(database, digestSubmission(first))).toMatchObject({
      ...{ state: 'unknown', sending_email_digest: null },
    });
  });

  it('waits its turn again, where another one for the same email began meanwhile', async () => {
    const now = Date.now();
    const first = makeSubmission();
    await claim(first, now);
    await rememberUnknown(database, digestSubmission(first));
    await claim(makeSubmission({ firstName: 'Joan' }), now);
    expect(await claim(first, now)).toBe('busy');
  });

  it('is not taken for one that waits where the database fails', async () => {
    await database.kysely.schema.dropTable('submissions').execute();
    await expect(claim(makeSubmission(), Date.now())).rejects.toThrow('submissions');
  });

  it('frees no email but its own', async () => {
    const now = Date.now();
    const first = makeSubmission();
    await claim(first, now);
    const emailDigest = digestEmailAddress('other@example.com');
    await claimSubmission(database, { id: 'f'.repeat(64), emailDigest, now: now + ATTEMPT_MAX_MS + 1 });
    expect(await findSubmission(database, digestSubmission(first))).toMatchObject({ state: 'sending' });
  });

  it('is not made again while it is under way, nor once it is answered', async () => {
    const now = Date.now();
    const submission = makeSubmission();
    await claim(submission, now);
    expect(await claim(submission, now)).toBe('busy');
    await rememberUnknown(database, digestSubmission(submission));
    expect(await claim(submission, now + 5)).toMatchObject({ state: 'sending', claimed_at: now + 5, created_at: now });
    await rememberUnknown(database, digestSubmission(submission));
    await send(submission);
    expect(await claim(submission, now + 6)).toBe('busy');
    await forgetSubmission(database, digestSubmission(submission));
    expect(await listSubmissions()).toMatchObject([{ state: 'received' }]);
  });

  /** A clock that goes forward with each look at it, so that nobody waits as long as it says. */
  function makeFastClock(start: number, stepMs: number) {
    let looks = 0;
    const clock = () => start + stepMs * looks++;
    return { clock, passedMs: () => stepMs * (looks - 1) };
  }

  it('is waited for by its repeat for 40 seconds, which is then told to come again', async () => {
    const submission = makeSubmission();
    const start = Date.now();
    await claim(submission, start);
    const { clock, passedMs } = makeFastClock(start, 20_000);
    expect(await send(submission, { clock })).toEqual({ kind: 'failed', problem: 'busy', delivery: 'not-sent' });
    // Two looks to the end of the wait, one for the claim, and two that find the attempt cut off by now.
    expect(passedMs()).toBe(5 * 20_000);
  });

  it('is taken over by its repeat when it is cut off meanwhile', async () => {
    const submission = makeSubmission();
    const start = Date.now();
    await claim(submission, start - ATTEMPT_MAX_MS + 1_500);
    const { clock } = makeFastClock(start, 1_000);
    expect(await send(submission, { clock })).toMatchObject({ kind: 'received' });
  });

  it('that was cut off is not waited for', async () => {
    const submission = makeSubmission();
    const start = Date.now();
    await claim(submission, start);
    const now = start + ATTEMPT_MAX_MS + 1;
    expect(await send(submission, { clock: () => now })).toMatchObject({ kind: 'received' });
  });

  it('tells staff what was done, and applicants not', async () => {
    expect(await send(makeSubmission())).not.toHaveProperty('change');
    expect(await send(makeSubmission({ city: 'Bend' }), { entry: STAFF })).toMatchObject({ change: 'updated' });
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
    await send(makeSubmission({ city: 'Reno' }), { entry: { source: 'invitation', mayChange: 'any' } });
    expect(await listActivity()).toMatchObject([
      { actor_kind: 'applicant', action: 'customer.updated', subject_id: id, detail: 'PENDING' },
    ]);
  });

  it('that was stored though its answer was lost is recorded only where a record stood there before', async () => {
    const { createOrUpdateCustomer } = storage.client;
    const client: Partial<StorageClient> = {
      createOrUpdateCustomer: async (write) => {
        await createOrUpdateCustomer(write);
        return storageFailure('unavailable', 'timeout', 'unknown');
      },
    };
    const outcome = await send(makeSubmission(), { client });
    expect(outcome).toMatchObject({ kind: 'received', status: 'PENDING', reference: expect.any(String) });
    expect(outcome).not.toHaveProperty('customerLink');
    expect(await listActivity()).toEqual([]);
    const entry: Entry = { source: 'invitation', mayChange: 'any' };
    expect(await send(makeSubmission({ city: 'Bend' }), { client, entry })).toMatchObject({ kind: 'received' });
    expect(await listActivity()).toMatchObject([{ action: 'customer.updated' }]);
  });
});

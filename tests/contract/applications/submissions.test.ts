import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestEmailAddress } from '@/lib/server/applications/digest-email-address';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import { submitCustomer } from '@/lib/server/applications/submissions/submit-customer';
import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { customerSchema } from '@/lib/shared/customer/customer';
import type { CustomerFormValues } from '@/lib/shared/customer/customer-form-values';
import { startVendorServer, type VendorServer } from '../../mocks/vendor-server';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { makeTestImageBase64 } from '../../setup/test-image';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeRemoteStorage } from '../support/submission-storage';

/** Short enough to test an answer that never comes, long enough for one that does. */
const DEADLINE_MS = 1_500;

const front = await makeTestImageBase64({ seed: 1 });
/** What the form keeps across all its attempts. */
const OWN_SECRET = 'a'.repeat(43);
const otherFront = await makeTestImageBase64({ seed: 2 });

function makeSubmission(
  changes: Partial<CustomerFormValues> = {},
  { submissionKey = '0b6b2f3e-54e0-4c1b-9b46-0f3f0d9f7a10', statusSecret = OWN_SECRET, image = front } = {},
): CheckedSubmission {
  const customer = customerSchema.parse(makeFormValues(changes));
  return { submissionKey, statusSecret, customer, documents: { front: asCheckedImage(image) } };
}

/** Another attempt with the same form. */
const NEXT_KEY = { submissionKey: '5f0c8c55-7a7d-4f7e-9d2c-0d8f7f0b1a22' };
/** Another form. */
const OTHER_KEY = { ...NEXT_KEY, statusSecret: 'b'.repeat(43) };

describe.each(DATABASE_KINDS)('an applicant’s submission on %s', (kind) => {
  let place: TestDatabase;
  let database: Database;
  let vendor: VendorServer;
  const submit = (submission: CheckedSubmission) => {
    const { url, user, pass } = vendor;
    const credentials = { user, pass };
    const client = createRemoteClient({ transport: fetch, url, credentials, deadlineMs: DEADLINE_MS });
    const storage = makeRemoteStorage(client, database);
    const entry = { source: 'applicant', mayChange: 'own' } as const;
    return submitCustomer(submission, { database, storage, entry });
  };
  const listServices = () => vendor.requests.map(({ body }) => body?.service);
  const setStatus = (status: 'PASS' | 'PENDING' | 'FAIL') => {
    for (const customer of vendor.customers.values()) customer.status = status;
  };

  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    database = await openDatabase(place.location);
    vendor = await startVendorServer();
  });
  afterEach(async () => {
    await vendor.close();
    await database.close();
    await place.remove();
  });

  it('is stored, and answered with the status, the reference it came with and the status link', async () => {
    expect(await submit(makeSubmission({ reference: '888888812' }))).toEqual({
      kind: 'received',
      status: 'PENDING',
      reference: '888888812',
      statusSecret: OWN_SECRET,
    });
    expect(vendor.customers.get('jsmith@veratad.com')).toMatchObject({ status: 'PENDING' });
  });

  it('gets a reference of its own where it came without one', async () => {
    const outcome = await submit(makeSubmission());
    expect(outcome).toMatchObject({ kind: 'received', reference: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/) });
    expect(await submit(makeSubmission())).toEqual(outcome);
  });

  it('is sent once when it is repeated, and answered like the first', async () => {
    const first = await submit(makeSubmission());
    setStatus('PASS');
    expect(await submit(makeSubmission())).toEqual(first);
    expect(listServices()).toEqual(['getStatus', 'createOrUpdateCustomer']);
  });

  it('is sent once when it is pressed many times at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => submit(makeSubmission())));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(listServices().filter((service) => service === 'createOrUpdateCustomer')).toHaveLength(1);
  });

  it.each(['PASS', 'PENDING', 'FAIL'] as const)('never writes over a stranger’s record that is %s', async (status) => {
    await submit(makeSubmission());
    setStatus(status);
    const stranger = makeSubmission({ firstName: 'Mallory', emailAddress: 'JSmith@Veratad.com ' }, OTHER_KEY);
    expect(await submit(stranger)).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(listServices().filter((service) => service === 'createOrUpdateCustomer')).toHaveLength(1);
  });

  it('renews a record that was refused, and keeps its reference to itself', async () => {
    vendor.decideNext('FAIL');
    await submit(makeSubmission({ reference: 'stored-reference' }));
    const outcome = await submit(makeSubmission({}, { ...NEXT_KEY, image: otherFront }));
    expect(outcome).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(JSON.stringify(outcome)).not.toContain('stored-reference');
  });

  it('lets only one of two different applicants with one new email write, whoever comes later', async () => {
    const outcomes = await Promise.all([
      submit(makeSubmission()),
      submit(makeSubmission({ firstName: 'Mallory' }, OTHER_KEY)),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toContain('received');
    expect(listServices().filter((service) => service === 'createOrUpdateCustomer')).toHaveLength(1);
  });

  it('is found again when the storage stored it and its answer was lost', async () => {
    vendor.behaveNext('well', 'store-and-never-answer');
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(listServices()).toEqual(['getStatus', 'createOrUpdateCustomer', 'getStatus']);
  });

  it('is recognized later when storing it and asking for it both went unanswered', async () => {
    vendor.behaveNext('well', 'store-and-never-answer', 'close-after-reading');
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'failed', delivery: 'unknown' });
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(listServices().filter((service) => service === 'createOrUpdateCustomer')).toHaveLength(1);
    const noted = await database.kysely.selectFrom('remote_customers').selectAll().execute();
    expect(noted).toMatchObject([{ email: 'jsmith@veratad.com', source: 'applicant', status: 'PENDING' }]);
    expect(noted[0]?.reference).toBe([...vendor.customers.values()][0]?.reference);
  });

  it('is recognized when it arrives late, after another attempt was refused', async () => {
    vendor.behaveNext('well', 'store-and-never-answer', 'close-after-reading');
    await submit(makeSubmission());
    const onItsWay = [...vendor.customers];
    vendor.customers.clear();
    vendor.behaveNext('well', 'refuse-401');
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'failed' });
    for (const [email, customer] of onItsWay) vendor.customers.set(email, customer);
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'received', status: 'PENDING' });
  });

  it('is forgotten when nothing of it can have arrived', async () => {
    vendor.behaveNext('well', 'refuse-401');
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'failed' });
    expect(await database.kysely.selectFrom('submissions').selectAll().execute()).toEqual([]);
  });

  it('says that nothing was sent while the storage is down, and goes through on the next try', async () => {
    vendor.behaveNext('close-before-reading');
    expect(await submit(makeSubmission())).toEqual({
      kind: 'failed',
      problem: 'storage-unavailable',
      delivery: 'not-sent',
    });
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'received' });
  });

  it('leaves no personal value in its memory', async () => {
    await submit(makeSubmission({ reference: '888888812' }));
    const kept = JSON.stringify(await database.kysely.selectFrom('submissions').selectAll().execute());
    for (const value of ['jsmith', '888888812', 'Stratford', '19700101']) {
      expect(kept.toLowerCase()).not.toContain(value.toLowerCase());
    }
  });

  it.each(['store-and-page-413', 'store-and-refuse-404'] as const)(
    'asks before it believes an account that stores and then refuses (%s)',
    async (behavior) => {
      vendor.behaveNext('well', behavior);
      expect(await submit(makeSubmission())).toMatchObject({ kind: 'received' });
      expect(vendor.customers.size).toBe(1);
    },
  );

  it.each([
    ['page-413', 'too-large'],
    [{ httpStatus: 404, contentType: 'text/html', text: '<h1>Not Found</h1>' }, 'storage-malformed'],
    [{ httpStatus: 401, contentType: 'text/html', text: '<h1>Sign in</h1>' }, 'storage-malformed'],
  ] as const)('knows that nothing was stored where a proxy answered with a page (%j)', async (behavior, problem) => {
    vendor.behaveNext('well', behavior);
    expect(await submit(makeSubmission())).toEqual({ kind: 'failed', problem, delivery: 'not-sent' });
  });

  it('takes over from an attempt that was cut off', async () => {
    vendor.behaveNext('well', 'store-and-never-answer', 'close-after-reading');
    await submit(makeSubmission());
    // What a process killed midway leaves behind.
    const longAgo = Date.now() - 10 * 60 * 1000;
    const leftBehind = {
      state: 'sending' as const,
      claimed_at: longAgo,
      sending_email_digest: digestEmailAddress('jsmith@veratad.com'),
    };
    await database.kysely.updateTable('submissions').set(leftBehind).execute();
    expect(await submit(makeSubmission())).toMatchObject({ kind: 'received' });
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestEmailAddress } from '../../../lib/server/applications/digest-email-address';
import { holdSubmission } from '../../../lib/server/applications/held/hold-submission';
import { saveIdReading } from '../../../lib/server/applications/id-readings/save-id-reading';
import { saveApplication } from '../../../lib/server/applications/status-links/application-record';
import { createRemoteDirectory } from '../../../lib/server/customer-store/directory/remote-directory';
import { inTransaction } from '../../../lib/server/db/transactions/in-transaction';
import { TABLE_NAMES } from '../../../lib/server/db/upkeep/table-list';
import { insertRows, type Row, readTable } from '../../../lib/server/db/upkeep/whole-tables';
import { addEntry } from '../../../lib/server/outbox/outbox-entry';
import { makeSecretToken } from '../../../lib/server/secret-token';
import { customerSchema } from '../../../lib/shared/customer/customer';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { PORTAL_URL } from '../support/contract-api';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { refusal, success } from '../support/reply';
import { runOperator } from '../support/run-operator';
import { BACK, FRONT, makeTarget, OTHER_FRONT } from '../support/sample';
import { listStoredImages } from '../support/stored-image';

type Portal = Awaited<ReturnType<typeof startPortalStorage>>;

const DAY_MS = 86_400_000;
/** Words that appear nowhere else in the files. */
const ERIKA = {
  email: 'erika.mustermann@example.com',
  fn: 'Xerika-Xaveria',
  ln: 'Mustermann-Zyx',
  addr: '987 Zyxwvut Lane',
  phone: '2015558642',
};

/** The name in the form that the list's keys hold. */
const FOLDED_NAMES = ['xerika xaveria', 'mustermann zyx'];
const ERIKA_NOTE = 'Called back about the Wxyzabc passport';

/**
 * A person with everything that can be held: three sets of images, one removed by retention, decisions and submissions.
 */
async function storePerson(portal: Portal, remove: () => Promise<unknown>) {
  const now = Date.now();
  const { email } = ERIKA;
  portal.setNow(now - 90 * DAY_MS);
  await portal.call('createOrUpdateCustomer', { ...ERIKA, dob: '19700131', documents: { front: FRONT } });
  portal.setNow(now - 80 * DAY_MS);
  await portal.call('updateStatus', { email, status: 'FAIL' });
  await remove();
  portal.setNow(now - 2 * DAY_MS);
  await portal.call('createOrUpdateCustomer', { email, documents: { front: OTHER_FRONT } });
  portal.setNow(now);
  const reply = await portal.call('createOrUpdateCustomer', { email, documents: { front: FRONT, back: BACK } });
  const reading = { source: 'barcode' as const, values: { firstName: ERIKA.fn, streetAddress: ERIKA.addr } };
  const keys = await portal.getKeys();
  await saveIdReading({ database: portal.database, keys }, { emailAddress: email, reading, now });
  const submission = { claimed_at: now, status_before: null, created_at: now };
  await insertRows(portal.database.kysely, 'submissions', [
    {
      ...{ ...submission, id: 'received', state: 'received', sending_email_digest: null },
      ...{ status: 'PENDING', change: 'updated', customer_link: String(reply.body.customer_link) },
    },
    {
      ...{ ...submission, id: 'sending', state: 'sending', sending_email_digest: digestEmailAddress(email) },
      ...{ status: null, change: null, customer_link: null },
    },
  ]);
  await insertRows(portal.database.kysely, 'consent_texts', [
    { version: '2026-11', language: 'en', text: 'I agree.', first_shown_at: now, replaced_at: null },
  ]);
  const consent = { email_digest: digestEmailAddress(email), version: '2026-11', language: 'en' };
  await insertRows(portal.database.kysely, 'consents', [
    { ...consent, submission_id: 'received', given_at: now },
    { ...consent, submission_id: 'sending', given_at: now },
  ]);
  const proof = { email_digest: digestEmailAddress(email), key_digest: 'digest', expires_at: now + DAY_MS };
  await insertRows(portal.database.kysely, 'renewal_proofs', [proof]);
  const code = { code_digest: null, tries: 1, proved_at: now, used_submission_id: 'received' };
  await insertRows(portal.database.kysely, 'mailbox_codes', [
    { ...code, form_digest: 'digest', email_digest: digestEmailAddress(email), expires_at: now + DAY_MS },
  ]);
  await insertRows(portal.database.kysely, 'proved_mailboxes', [
    { email_digest: digestEmailAddress(email), proved_at: Date.UTC(2026, 10, 27) },
  ]);
  const customerId = String(reply.body.customer_link).replace(`${PORTAL_URL}/staff/customers/`, '');
  const decision = { id: 'decision', customer_id: customerId, at: now, staff_id: 'staff', follows_id: '' };
  await insertRows(portal.database.kysely, 'decisions', [
    { ...decision, from_status: 'PENDING', to_status: 'FAIL', reason: 'other', note: ERIKA_NOTE, state: 'stored' },
  ]);
  await holdSomething(portal, now);
  await keepSomething(portal, now);
  return { customerId };
}

/** A held submission of theirs, with its status link. */
async function holdSomething({ database, getKeys }: Portal, now: number) {
  const keys = await getKeys();
  const customer = customerSchema.parse(makeFormValues({ emailAddress: ERIKA.email, city: 'Heldington' }));
  const applicant = { ...customer, statusSecret: makeSecretToken(), language: 'en' };
  await inTransaction(database, async (transaction) => {
    const documents = { front: asCheckedImage(FRONT) };
    const actor = { kind: 'applicant' } as const;
    const held = { submissionId: 'held', values: { customer }, documents, actor, customerId: undefined, now };
    const heldId = await holdSubmission(transaction, keys, held);
    await saveApplication(transaction, keys, { applicant, heldId, now });
  });
}

/** A submission of theirs that waits to be delivered, and a mail. */
async function keepSomething({ database, getKeys }: Portal, now: number) {
  const keys = await getKeys();
  const customer = customerSchema.parse(makeFormValues({ emailAddress: ERIKA.email, city: 'Waitington' }));
  const kept = { lane: digestEmailAddress(ERIKA.email), expiresAt: now + DAY_MS, now };
  const images = { front: Buffer.from(FRONT, 'base64') };
  await inTransaction(database, async (transaction) => {
    const values = { customer, statusSecret: makeSecretToken() };
    await addEntry(transaction, keys, { ...kept, kind: 'submission', submissionId: 'waiting', values, images });
    await addEntry(transaction, keys, { ...kept, kind: 'mail', values: { mail: { to: ERIKA.email } } });
  });
}

/** The activity log stays: it holds only ids and fixed words. */
async function readAllText({ database }: Portal): Promise<string> {
  const texts: string[] = [];
  for (const table of TABLE_NAMES.filter((name) => name !== 'activity')) {
    for await (const rows of readTable(database.kysely, table)) texts.push(JSON.stringify(rows));
  }
  return texts.join('\n');
}

describe.each(DATABASE_KINDS)('One person (%s)', (kind) => {
  async function makePortal() {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const other = makeTarget();
    await portal.call('createOrUpdateCustomer', other);
    const { customerId } = await storePerson(portal, () => runOperator(location, ['purge', '--days', '30']));
    return { location, portal, other, customerId };
  }

  test('is exported with everything held about them', async () => {
    const { location, customerId } = await makePortal();
    const folder = join(location.dataDir, 'export');
    const run = await runOperator(location, ['export', ' Erika.Mustermann@Example.COM ', '--to', folder]);
    expect(run).toEqual({ status: 0, printed: `Wrote customer.json and 5 images to ${folder}.`, notes: '' });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const files = readdirSync(folder);
    const images = ['1-front.jpg', '2-back.jpg', '2-front.jpg', 'held-1-front.jpg', 'waiting-1-front.jpg'];
    expect(files.sort()).toEqual([...images, 'customer.json'].sort());
    for (const name of files) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const read = (name: string) => readFileSync(join(folder, name)).toString('base64');
    expect([read('1-front.jpg'), read('2-front.jpg'), read('2-back.jpg')]).toEqual([OTHER_FRONT, FRONT, BACK]);
    const held = JSON.parse(readFileSync(join(folder, 'customer.json'), 'utf8'));
    expect(JSON.stringify(held)).not.toContain('statusSecret');
    expect(held).toMatchObject({
      customer: {
        ...{ id: customerId, emailAddress: ERIKA.email, firstName: ERIKA.fn, lastName: ERIKA.ln, status: 'PENDING' },
        ...{ streetAddress: ERIKA.addr, city: null, phoneNumber: ERIKA.phone, dateOfBirth: '1970-01-31' },
      },
      statusHistory: [{ from: null, to: 'PENDING' }, { to: 'FAIL', cause: 'updateStatus' }, { to: 'PENDING' }],
      removedImages: [{ images: 1 }],
      submissions: [{ status: 'PENDING', change: 'updated' }],
      consents: [{ version: '2026-11', language: 'en', text: 'I agree.' }],
      emailConfirmedWithCodeAt: '2026-11-27T00:00:00.000Z',
      idReading: { source: 'barcode', values: { firstName: ERIKA.fn, streetAddress: ERIKA.addr } },
      decisions: [{ from: 'PENDING', to: 'FAIL', reason: 'other', note: ERIKA_NOTE }],
      statusLinks: [{ firstName: 'John', withdrawnAt: null }],
      heldSubmissions: [{ values: { customer: { emailAddress: ERIKA.email, city: 'Heldington' } } }],
      waitingSubmissions: [{ values: { customer: { emailAddress: ERIKA.email, city: 'Waitington' } } }],
      documentSets: [
        { isInForce: false, front: '1-front.jpg' },
        { isInForce: true, front: '2-front.jpg', back: '2-back.jpg' },
      ],
    });
  });

  test('is not exported into a folder that exists', async () => {
    const { location } = await makePortal();
    const run = await runOperator(location, ['export', ERIKA.email, '--to', location.dataDir]);
    expect(run).toMatchObject({ status: 1, notes: expect.stringContaining('already exists') });
    expect(existsSync(join(location.dataDir, 'customer.json'))).toBe(false);
  });

  test('is erased from every table, and nobody else is', async () => {
    const { location, portal, other, customerId } = await makePortal();
    const run = await runOperator(location, ['erase', ERIKA.email], { answer: ` ${ERIKA.email.toUpperCase()}` });
    expect(run).toEqual({ status: 0, printed: expect.stringContaining('Erased.'), notes: '' });
    const left = await readAllText(portal);
    for (const value of [
      ...Object.values(ERIKA),
      ERIKA_NOTE,
      ...FOLDED_NAMES,
      customerId,
      digestEmailAddress(ERIKA.email),
    ]) {
      expect(left).not.toContain(value);
    }
    expect(await portal.call('getStatus', { email: ERIKA.email })).toMatchObject({ status: 404 });
    expect(await portal.call('getDocumentImages', { email: other.email })).toEqual(success({ target: other }));
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
  });

  test('whom the portal submitted to a remote account is exported and erased as well', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const { email: emailAddress, fn: firstName, ln: lastName } = ERIKA;
    const link = 'https://vendor.example/c/42';
    await createRemoteDirectory(portal.database).noteSubmission({
      ...{ emailAddress, firstName, lastName, reference: 'R-77', status: 'PENDING', customerLink: link },
      ...{ origin: { source: 'applicant' }, now: Date.now() },
    });
    const submission = { state: 'received', sending_email_digest: null, claimed_at: 0, status_before: null };
    const answer = { status: 'PENDING', change: 'created', customer_link: link, created_at: 0 };
    await insertRows(portal.database.kysely, 'submissions', [{ id: 'remote', ...submission, ...answer }]);
    const folder = join(location.dataDir, 'export');
    expect(await runOperator(location, ['export', ERIKA.email, '--to', folder])).toMatchObject({ status: 0 });
    expect(JSON.parse(readFileSync(join(folder, 'customer.json'), 'utf8'))).toMatchObject({
      submittedToRemoteAccount: { emailAddress, firstName, lastName, reference: 'R-77', customerLink: link },
      submissions: [{ status: 'PENDING', change: 'created' }],
    });
    expect(await runOperator(location, ['erase', ERIKA.email, '--yes'])).toMatchObject({ status: 0 });
    const left = await readAllText(portal);
    for (const value of [emailAddress, firstName, ...FOLDED_NAMES, link]) expect(left).not.toContain(value);
  });

  test.each(['', 'somebody.else@example.com'])('is not erased when "%s" is typed', async (answer) => {
    const { location, portal } = await makePortal();
    const run = await runOperator(location, ['erase', ERIKA.email], { answer });
    expect(run).toMatchObject({ status: 1, notes: 'The addresses differ. Nothing was changed.' });
    expect(await portal.call('getDocumentImages', { email: ERIKA.email })).toEqual(success());
  });

  test('who is not known is neither exported nor erased', async () => {
    const { location } = await makePortal();
    const email = 'nobody@example.com';
    const folder = join(location.dataDir, 'export');
    for (const args of [
      ['export', email, '--to', folder],
      ['erase', email, '--yes'],
    ]) {
      const run = await runOperator(location, args);
      expect(run).toMatchObject({ status: 1, printed: '' });
      expect(run.notes).not.toContain(email);
    }
    expect(existsSync(folder)).toBe(false);
  });

  test('is told apart from others by the whole address', async () => {
    const { location, portal } = await makePortal();
    await runOperator(location, ['erase', '%@example.com', '--yes']);
    expect(await portal.call('getStatus', { email: ERIKA.email })).not.toEqual(refusal(404));
  });
});

const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** Customers whose records grow after they are stored, so that SQLite splits pages. The same ones every time. */
function makeRow(number: number, addr: string | null): Row {
  const id = hex(`id ${number}`).slice(0, 32);
  const texts = { reference: null, ln: 'Name', city: null, state: null, zip: null, phone: null, dob: null, addr };
  const times = { created_at: 0, updated_at: 0 };
  const tag = hex(`tag ${number}`).slice(0, 20);
  return { id, email: `${tag}@example.com`, fn: tag, status: 'PENDING', current_set_id: null, ...texts, ...times };
}

const CUSTOMERS = 4000;

test('An erased person leaves no trace in the files of SQLite, not even where pages were split', async () => {
  const location = await makeLocation('sqlite');
  const portal = await startPortalStorage(location);
  const { kysely } = portal.database;
  await storePerson(portal, async () => undefined);
  const images = await listStoredImages(kysely);
  const numbers = Array.from({ length: CUSTOMERS }, (_, number) => number);
  for (let from = 0; from < CUSTOMERS; from += 400) {
    await insertRows(
      kysely,
      'customers',
      numbers.slice(from, from + 400).map((number) => makeRow(number, null)),
    );
  }
  // In one transaction: the disk is waited for once.
  await kysely.transaction().execute(async (transaction) => {
    for (const number of numbers) {
      const { id, fn } = makeRow(number, null);
      await transaction
        .updateTable('customers')
        .set({ addr: `${fn}`.repeat((number % 9) + 1) })
        .where('id', '=', `${id}`)
        .execute();
    }
  });
  await runOperator(location, ['check']);
  const readFiles = () =>
    readdirSync(location.dataDir).map((name) => readFileSync(join(location.dataDir, name), 'latin1'));
  // Besides the row itself and the index, a split leaves one more copy of these.
  const copies = new Map<string, number>();
  for (const [email] of readFiles()
    .join('\n')
    .matchAll(/[0-9a-f]{20}@example\.com/g)) {
    copies.set(email, (copies.get(email) ?? 0) + 1);
  }
  const IN_TABLE_AND_INDEX = 2;
  const split = [...copies].filter(([, count]) => count > IN_TABLE_AND_INDEX).map(([email]) => email);
  expect(split.length).toBeGreaterThan(0);
  const [victim = ''] = split;
  expect(await runOperator(location, ['erase', victim, '--yes'])).toMatchObject({ status: 0 });
  expect(await runOperator(location, ['erase', ERIKA.email, '--yes'])).toMatchObject({ status: 0 });
  const files = readFiles().join('\n');
  const sealed = images.flatMap(({ wrapped_key, ciphertext }) => [wrapped_key, ciphertext.subarray(0, 64)]);
  const words = [victim.slice(0, 20), ...Object.values(ERIKA), ERIKA_NOTE, ...FOLDED_NAMES, '19700131'];
  const traces = [...words, ...sealed];
  expect(traces.filter((trace) => files.includes(trace.toString('latin1')))).toEqual([]);
  expect(await kysely.selectFrom('customers').select('id').execute()).toHaveLength(CUSTOMERS - 1);
});

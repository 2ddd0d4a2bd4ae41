import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listConsentsOf } from '@/lib/server/applications/consents/consents-of';
import { findShownConsent } from '@/lib/server/applications/consents/find-shown-consent';
import { ConsentError, noteShownConsents } from '@/lib/server/applications/consents/note-shown-consents';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import { submitCustomer } from '@/lib/server/applications/submissions/submit-customer';
import { getConsent, listConsents } from '@/lib/server/company/get-consent';
import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import type { Database } from '@/lib/server/db/schema/database';
import type { Consent } from '@/lib/shared/company/consent';
import { customerSchema } from '@/lib/shared/customer/customer';
import { listLanguageTags } from '@/lib/shared/words/languages';
import { startVendorServer, type VendorServer } from '../../mocks/vendor-server';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';
import { openTestDatabase } from '../../setup/test-database';
import { makeTestImageBase64 } from '../../setup/test-image';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeRemoteStorage } from '../support/submission-storage';

const EMAIL = 'jsmith@veratad.com';
const DAY_MS = 24 * 60 * 60 * 1000;
const front = asCheckedImage(await makeTestImageBase64({ seed: 1 }));

const folder = mkdtempSync(join(tmpdir(), 'consents-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

let fileCount = 0;

/** Turns the portal into one whose owner wrote their own text. */
function configureText(text: string): void {
  fileCount += 1;
  const path = join(folder, `${fileCount}.txt`);
  writeFileSync(path, text);
  vi.stubEnv('CONSENT_FILE', path);
}

const asSubmitted = ({ version, language }: Consent) => ({ version, language, givenAtMs: 1 });

describe('the text of consent', () => {
  it('names the company, what the details are for, and how long they are kept, as far as that is configured', async () => {
    const plain = await getConsent('en');
    expect(plain.text).toContain('go to the company that sent you here');
    expect(plain.text).not.toContain('They are kept');
    vi.stubEnv('COMPANY_NAME', 'Acme Bank');
    vi.stubEnv('COMPANY_PURPOSE', 'We open your account with them.');
    vi.stubEnv('RETENTION', 'for five years.');
    const { version, language, text } = await getConsent('en');
    expect(text).toContain('the photos of your ID go to Acme Bank,');
    expect(text).toContain('We open your account with them.');
    expect(text.split('\n\n')).toHaveLength(2);
    expect(text).toContain('They are kept for five years.');
    expect(text).not.toMatch(/\.\.|\{\{/);
    expect(language).toBe('en');
    expect(version).not.toBe(plain.version);
    vi.unstubAllEnvs();
    expect(await getConsent('en')).toEqual(plain);
  });

  it('says so where a service stores the details', async () => {
    vi.stubEnv('STORAGE_API_URL', 'https://storage.example/v3');
    vi.stubEnv('STORAGE_API_USER', 'user');
    vi.stubEnv('STORAGE_API_PASS', 'pass');
    expect((await getConsent('en')).text).toContain('the verification service');
  });

  it('is the owner’s own, where there is one', async () => {
    configureText('version: 7\nlanguage: es\n\nAcepto.\n');
    expect(await getConsent('en')).toEqual({ version: '7', language: 'es', text: 'Acepto.' });
    expect(await listConsents()).toHaveLength(1);
    configureText('I agree.');
    const unnamed = await getConsent('en');
    expect(unnamed).toEqual({ version: expect.stringMatching(/^[0-9a-f]{12}$/), language: 'en', text: 'I agree.' });
    configureText('I agree!');
    expect((await getConsent('en')).version).not.toBe(unnamed.version);
  });
});

describe.each(DATABASE_KINDS)('consent on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  let vendor: VendorServer;
  beforeEach(async () => {
    ({ database, close } = await openTestDatabase(kind));
    vendor = await startVendorServer();
  });
  afterEach(async () => {
    await vendor.close();
    await close();
  });

  const listTexts = () =>
    database.kysely.selectFrom('consent_texts').selectAll().orderBy('first_shown_at').orderBy('version').execute();
  const countConsents = async () => (await database.kysely.selectFrom('consents').selectAll().execute()).length;

  const makeSubmission = (submissionKey: string, firstName = 'John'): CheckedSubmission => ({
    submissionKey,
    customer: customerSchema.parse(makeFormValues({ emailAddress: EMAIL, firstName })),
    documents: { front },
  });

  async function submit(submission: CheckedSubmission, consent: Consent | undefined, now: number) {
    const { url, user, pass } = vendor;
    const client = createRemoteClient({ transport: fetch, url, credentials: { user, pass }, deadlineMs: 1_500 });
    const storage = makeRemoteStorage(client, database);
    const entry = { source: 'applicant', mayChange: 'own' } as const;
    const given = consent && (await findShownConsent(database, asSubmitted(consent), now));
    return submitCustomer(submission, {
      ...{ database, storage, entry, clock: () => now },
      ...(given ? { consent: given } : {}),
    });
  }

  it('is kept with its version, language and the portal’s time, for the email however it is written', async () => {
    const consent = await getConsent('en');
    expect(await submit(makeSubmission('key-1'), consent, 5_000)).toMatchObject({ kind: 'received' });
    const held = [{ version: consent.version, language: 'en', givenAt: 5_000, text: consent.text }];
    expect(await listConsentsOf(database, ` ${EMAIL.toUpperCase()} `)).toEqual(held);
    expect(await listConsentsOf(database, 'other@example.com')).toEqual([]);
  });

  it('of a repeat is that of the first, whatever the repeat says', async () => {
    const first = await getConsent('en');
    await submit(makeSubmission('key-1'), first, 5_000);
    configureText('version: 2\nI agree to more.');
    expect(await submit(makeSubmission('key-1'), await getConsent('en'), 6_000)).toMatchObject({ kind: 'received' });
    expect(await listConsentsOf(database, EMAIL)).toMatchObject([{ version: first.version, givenAt: 5_000 }]);
  });

  it('of an attempt that was cut off counts once its repeat is stored, and stays the first one', async () => {
    const consent = await getConsent('en');
    vendor.behaveNext('well', 'close-after-storing', 'error-500');
    expect(await submit(makeSubmission('key-1'), consent, 5_000)).toMatchObject({ delivery: 'unknown' });
    expect(await listConsentsOf(database, EMAIL)).toEqual([]);
    expect(await submit(makeSubmission('key-1'), consent, 6_000)).toMatchObject({ kind: 'received' });
    expect(await listConsentsOf(database, EMAIL)).toMatchObject([{ givenAt: 5_000 }]);
  });

  it('of a submission that is only held is not shown with the record', async () => {
    const consent = await getConsent('en');
    await submit(makeSubmission('key-1'), consent, 5_000);
    expect(await submit(makeSubmission('key-2', 'Mallory'), consent, 6_000)).toMatchObject({ kind: 'received' });
    expect(await countConsents()).toBe(2);
    expect(await listConsentsOf(database, EMAIL)).toMatchObject([{ givenAt: 5_000 }]);
  });

  it('is not made up for those whom staff entered', async () => {
    await submit(makeSubmission('key-1'), undefined, 5_000);
    expect(await listConsentsOf(database, EMAIL)).toEqual([]);
  });

  it('counts for a text that is shown now, or was until a day ago, and for no other', async () => {
    const earlier = await getConsent('en');
    await noteShownConsents(database, 1_000);
    configureText('version: 2\nI agree to more.');
    const now = await getConsent('en');
    await noteShownConsents(database, 2_000);
    const find = (consent: Consent, at: number) => findShownConsent(database, asSubmitted(consent), at);
    expect(await find(now, 3_000)).toEqual({ version: '2', language: 'en' });
    expect(await find(earlier, 2_000 + DAY_MS - 1)).toEqual({ version: earlier.version, language: 'en' });
    expect(await find(earlier, 2_000 + DAY_MS)).toBeUndefined();
    expect(await find({ ...now, language: 'es' }, 3_000)).toBeUndefined();
    expect(await find({ ...now, version: '3' }, 3_000)).toBeUndefined();
    expect(await findShownConsent(database, undefined, 3_000)).toBeUndefined();
  });

  it('can be read later in every text that was ever shown', async () => {
    const first = await getConsent('en');
    await noteShownConsents(database, 1_000);
    configureText('version: 2\nI agree to more.');
    await noteShownConsents(database, 2_000);
    vi.unstubAllEnvs();
    await noteShownConsents(database, 3_000);
    const texts = await listTexts();
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(listLanguageTags()));
    expect(texts.filter(({ language }) => language === 'en')).toEqual([
      { version: first.version, language: 'en', text: first.text, first_shown_at: 1_000, replaced_at: null },
      { version: '2', language: 'en', text: 'I agree to more.', first_shown_at: 2_000, replaced_at: 3_000 },
    ]);
  });

  it('stops a start where the text changed and its version did not', async () => {
    configureText('version: 2\nI agree.');
    await noteShownConsents(database, 1_000);
    configureText('version: 2\nI agree to more.');
    await expect(noteShownConsents(database, 2_000)).rejects.toThrow(ConsentError);
    expect(await listTexts()).toMatchObject([{ text: 'I agree.', replaced_at: null }]);
  });
});

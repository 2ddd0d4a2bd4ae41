import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findIdReading } from '@/lib/server/applications/id-readings/find-id-reading';
import { findRecordReading } from '@/lib/server/applications/id-readings/find-record-reading';
import { saveIdReading } from '@/lib/server/applications/id-readings/save-id-reading';
import { checkSubmission } from '@/lib/server/applications/submissions/check-submission';
import type { Database } from '@/lib/server/db/schema/database';
import { fromWire, STORED_FIELDS } from '@/lib/shared/contract/customer-mapping';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { makeFormValues } from '../../setup/form-values';
import { openTestDatabase } from '../../setup/test-database';
import { makeTestImageBase64 } from '../../setup/test-image';
import { DATABASE_KINDS } from '../support/describe-contract';
import { TEST_KEYS } from '../support/submission-storage';

const emailAddress = 'Maria@Example.com';
const READING: IdReading = {
  source: 'barcode',
  values: { firstName: 'Maria', dateOfBirth: { year: 1984, month: 3, day: 15 }, state: 'CA' },
  expiresOn: { year: 2031, month: 3, day: 15 },
  country: 'USA',
  keptFields: ['firstName'],
};

describe.each(DATABASE_KINDS)('what was read from an ID, on %s', (kind) => {
  let database: Database;
  let store: Parameters<typeof saveIdReading>[0];
  let tools: Parameters<typeof findRecordReading>[0];
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openTestDatabase(kind));
    store = { database, keys: TEST_KEYS };
    tools = { database, openKeys: async () => TEST_KEYS };
  });
  afterEach(() => close());

  it('is found by the email, however it is written, and by no other', async () => {
    await saveIdReading(store, { emailAddress, reading: READING, now: 5 });
    expect(await findIdReading(database, TEST_KEYS, ' maria@example.COM ')).toEqual({
      reading: READING,
      receivedAt: 5,
    });
    expect(await findIdReading(database, TEST_KEYS, 'other@example.com')).toBeUndefined();
  });

  it('is replaced by that of the next submission, and removed by one that has none', async () => {
    const next: IdReading = { source: 'barcode', values: { city: 'Bend' } };
    await saveIdReading(store, { emailAddress, reading: READING, now: 5 });
    await saveIdReading(store, { emailAddress, reading: next, now: 6 });
    expect(await findIdReading(database, TEST_KEYS, emailAddress)).toEqual({ reading: next, receivedAt: 6 });
    await saveIdReading(store, { emailAddress, reading: undefined, now: 7 });
    expect(await findIdReading(database, TEST_KEYS, emailAddress)).toBeUndefined();
  });

  it('tells staff where it differs from what is stored, and when the ID expires', async () => {
    const nothing = fromWire(STORED_FIELDS, {});
    const details = { ...nothing, firstName: 'MARÍA', dateOfBirth: '19840316', state: 'NV', emailAddress };
    expect(await findRecordReading(tools, details)).toBeUndefined();
    await saveIdReading(store, { emailAddress, reading: READING, now: 5 });
    expect(await findRecordReading(tools, details)).toEqual({
      differences: { dateOfBirth: '19840315', state: 'CA' },
      expiresOn: '20310315',
    });
  });
});

describe('a submission', () => {
  const submissionKey = '0b6b2f3e-54e0-4c1b-9b46-0f3f0d9f7a10';
  const checkWith = async (idReading: unknown) =>
    checkSubmission({
      submissionKey,
      values: makeFormValues(),
      documents: { front: await makeTestImageBase64({ seed: 1 }) },
      idReading,
    });

  it('brings what was read, without anything that does not belong to it', async () => {
    expect(await checkWith({ ...READING, more: 'x' })).toMatchObject({ idReading: READING });
    expect(await checkWith({ ...READING, more: 'x' })).not.toHaveProperty('idReading.more');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'Maria'],
    ['a long value', { ...READING, values: { firstName: 'a'.repeat(256) } }],
    ['a control character', { ...READING, values: { firstName: 'a\u0000' } }],
    ['a day that does not exist', { ...READING, expiresOn: { year: 2031, month: 2, day: 30 } }],
    ['another source', { ...READING, source: 'guess' }],
  ])('with %s in its place is taken without it', async (_, idReading) => {
    const checked = await checkWith(idReading);
    expect(checked).toHaveProperty('customer');
    expect(checked).toMatchObject({ idReading: undefined });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { sealClearRows } from '../../../lib/server/applications/clear-rows/seal-clear-rows';
import { digestEmailAddress } from '../../../lib/server/applications/digest-email-address';
import { findIdReading } from '../../../lib/server/applications/id-readings/find-id-reading';
import { openPrefill } from '../../../lib/server/applications/invitations/invitation-prefill';
import {
  type ApplicationRecord,
  openApplicant,
} from '../../../lib/server/applications/status-links/application-record';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import type { Database, DatabaseKind } from '../../../lib/server/db/schema/database';
import { insertRows } from '../../../lib/server/db/upkeep/whole-tables';
import { emptyWriteAheadLog } from '../../../lib/server/db/upkeep/wipe-remains';
import { listDecisions } from '../../../lib/server/review/decision-record';
import { sealRecord } from '../../../lib/server/sealing/seal-record';
import { makeUnmigratedDatabase } from '../support/database-at-0004';
import { readDatabaseFiles } from '../support/database-files';
import { DATABASE_KINDS } from '../support/describe-contract';
import { openAtMigration } from '../support/open-at-migration';
import { TEST_KEYS } from '../support/submission-storage';

/** More than are sealed at once. */
const ROWS = 250;
const NUMBERS = Array.from({ length: ROWS }, (_, number) => number);
const CANARY = 'Canary';

const emailOf = (number: number) => `number${number}@example.com`;
/** Longer and shorter ones, so that pages split as they grow. */
const noteOf = (number: number) => `${CANARY} note ${number} `.repeat((number % 7) + 1);
const readingOf = (number: number) => ({ source: 'barcode', values: { firstName: `${CANARY} ${number}` } });
const prefillOf = (number: number) => ({ firstName: `${CANARY} ${number}`, city: 'Été' });

/** Rows as the version before stored them. */
async function fillInClear({ kysely }: Database): Promise<void> {
  const decision = {
    at: 1,
    staff_id: 's',
    from_status: 'PENDING',
    to_status: 'FAIL',
    reason: 'other',
    state: 'stored',
  };
  const invitation = { reference: null, made_by: 's', created_at: 1, expires_at: 2 };
  await insertRows(
    kysely,
    'decisions',
    NUMBERS.map((number) => ({
      ...{ ...decision, id: `d${number}`, customer_id: `c${number}`, follows_id: '' },
      ...{ note: noteOf(number), customer_text: number % 2 === 0 ? `${CANARY} told ${number}` : null },
    })),
  );
  await insertRows(kysely, 'decisions', [
    { ...decision, id: 'silent', customer_id: 'c0', follows_id: 'd0', note: null, customer_text: null },
  ]);
  await insertRows(
    kysely,
    'invitations',
    NUMBERS.map((number) => ({
      ...{ ...invitation, id: `i${number}`, token_digest: `t${number}`, email: emailOf(number) },
      prefill: JSON.stringify(prefillOf(number)),
    })),
  );
  await insertRows(
    kysely,
    'id_readings',
    NUMBERS.map((number) => ({
      ...{ email_digest: digestEmailAddress(emailOf(number)), received_at: number },
      reading: JSON.stringify(readingOf(number)),
    })),
  );
}

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A database of the version before, opened by this one: its rows are in clear. */
async function openFilled(kind: DatabaseKind) {
  const { location, remove } = await makeUnmigratedDatabase(kind);
  cleanups.push(remove);
  const earlier = await openAtMigration(location, '0024-outbox');
  await fillInClear(earlier);
  await earlier.close();
  const open = async () => {
    const database = await openDatabase(location);
    cleanups.push(() => database.close());
    return database;
  };
  return { database: await open(), open, hasCanary: () => readDatabaseFiles(location.dataDir).includes(CANARY) };
}

/** Reads some rows as the portal does, and all texts in clear. */
async function readTexts(database: Database) {
  const invitations = await database.kysely.selectFrom('invitations').selectAll().execute();
  const [decisions, prefills, readings] = [[] as unknown[], [] as unknown[], [] as unknown[]];
  for (const number of NUMBERS) {
    decisions.push(...(await listDecisions(database, TEST_KEYS, `c${number}`)).map(({ id, texts }) => [id, texts]));
    const invitation = invitations.find(({ id }) => id === `i${number}`);
    prefills.push(invitation && openPrefill(TEST_KEYS, invitation));
    readings.push(await findIdReading(database, TEST_KEYS, emailOf(number)));
  }
  return { decisions, prefills, readings };
}
const EXPECTED = {
  decisions: NUMBERS.flatMap((number) => {
    const customerText = number % 2 === 0 ? `${CANARY} told ${number}` : null;
    const given = [`d${number}`, { note: noteOf(number), customerText }];
    return number === 0 ? [['silent', { note: null, customerText: null }], given] : [given];
  }),
  prefills: NUMBERS.map(prefillOf),
  readings: NUMBERS.map((number) => ({ reading: readingOf(number), receivedAt: number })),
};

async function countClear({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select
    (select count(*) from decisions where note is not null or customer_text is not null) +
    (select count(*) from invitations where prefill <> '{}') +
    (select count(*) from id_readings where reading <> '{}') as count`.execute(kysely);
  return Number(rows[0]?.count);
}

/** Keys with which the portal is cut off after so many rows. */
function cutOffAfter(rows: number): typeof TEST_KEYS {
  let left = rows;
  return {
    ...TEST_KEYS,
    get activeId() {
      left -= 1;
      if (left < 0) throw new Error('cut off');
      return TEST_KEYS.activeId;
    },
  };
}

describe.each(DATABASE_KINDS)('What an earlier version stored in clear (%s)', (kind) => {
  test('is read as it is until it is sealed, and comes back exactly', async () => {
    const { database } = await openFilled(kind);
    expect(await readTexts(database)).toEqual(EXPECTED);
    expect(await sealClearRows(database, TEST_KEYS)).toBe(ROWS * 3);
    expect(await countClear(database)).toBe(0);
    expect(await readTexts(database)).toEqual(EXPECTED);
    expect(await sealClearRows(database, TEST_KEYS)).toBe(0);
  });

  test('stays whole where sealing is cut off, and the next start does the rest', async () => {
    const { database } = await openFilled(kind);
    await expect(sealClearRows(database, cutOffAfter(ROWS + 120))).rejects.toThrow('cut off');
    const left = await countClear(database);
    expect(left).toBeGreaterThan(ROWS);
    expect(left).toBeLessThan(ROWS * 2);
    expect(await readTexts(database)).toEqual(EXPECTED);
    expect(await sealClearRows(database, TEST_KEYS)).toBe(left);
    expect(await countClear(database)).toBe(0);
    expect(await readTexts(database)).toEqual(EXPECTED);
  });

  test('is sealed once by two instances that start together, while a third reads and writes', async () => {
    const { database, open } = await openFilled(kind);
    const [other, third] = [await open(), await open()];
    let isDone = false;
    let written = 0;
    const use = async () => {
      while (!isDone) {
        await third.kysely.updateTable('invitations').set({ used_at: written }).where('id', '=', 'i0').execute();
        expect(await listDecisions(third, TEST_KEYS, 'c1')).toMatchObject([{ texts: { note: noteOf(1) } }]);
        written += 1;
        await setImmediate();
      }
    };
    const using = use();
    const sealing = Promise.all([sealClearRows(database, TEST_KEYS), sealClearRows(other, TEST_KEYS)]);
    const counts = await sealing.finally(() => {
      isDone = true;
    });
    await using;
    expect(counts[0] + counts[1]).toBe(ROWS * 3);
    expect(written).toBeGreaterThan(0);
    expect(await readTexts(database)).toEqual(EXPECTED);
  });

  test('by an instance of that version that still runs is newer than what is sealed, and sealed in turn', async () => {
    const { database } = await openFilled(kind);
    await sealClearRows(database, TEST_KEYS);
    const [newer, digest] = [readingOf(1000), digestEmailAddress(emailOf(3))];
    await sql`update id_readings set reading = ${JSON.stringify(newer)} where email_digest = ${digest}`.execute(
      database.kysely,
    );
    expect((await findIdReading(database, TEST_KEYS, emailOf(3)))?.reading).toEqual(newer);
    expect(await sealClearRows(database, TEST_KEYS)).toBe(1);
    expect((await findIdReading(database, TEST_KEYS, emailOf(3)))?.reading).toEqual(newer);
  });

  test('does not stop the start where it is no JSON', async () => {
    const { database } = await openFilled(kind);
    await sql`update id_readings set reading = 'broken'`.execute(database.kysely);
    await sql`update invitations set prefill = 'broken'`.execute(database.kysely);
    expect(await sealClearRows(database, TEST_KEYS)).toBe(ROWS * 3);
    expect(await findIdReading(database, TEST_KEYS, emailOf(1))).toBeUndefined();
  });
});

test.each(DATABASE_KINDS)(
  'What the sender of a dropped submission was told is sealed with the sender (%s)',
  async (kind) => {
    const told = `${CANARY} told`;
    const { location, remove } = await makeUnmigratedDatabase(kind);
    cleanups.push(remove);
    const earlier = await openAtMigration(location, '0024-outbox');
    const applicant = Buffer.from(JSON.stringify({ firstName: 'Maria' }));
    const { keyId, wrappedKey, sealed } = sealRecord(TEST_KEYS, { table: 'applications', id: 'good' }, { applicant });
    const row = { email_digest: 'e', is_linked: 0, held_id: null, dropped_at: 1, withdrawn_at: null };
    const common = {
      ...row,
      customer_text: told,
      created_at: 1,
      expires_at: 9,
      key_id: keyId,
      wrapped_key: wrappedKey,
    };
    await insertRows(earlier.kysely, 'applications', [
      { ...common, id: 'good', secret_digest: 'one', sealed: sealed.applicant },
      { ...common, id: 'damaged', secret_digest: 'two', sealed: Buffer.alloc(60) },
    ]);
    await earlier.close();
    const database = await openDatabase(location);
    cleanups.push(() => database.close());
    const readRows = () => database.kysely.selectFrom('applications').selectAll().orderBy('id', 'desc').execute();
    const openGood = async () => openApplicant(TEST_KEYS, (await readRows())[0] as ApplicationRecord);
    expect(await openGood()).toEqual({ firstName: 'Maria', toldWhenDropped: told });
    expect(await sealClearRows(database, TEST_KEYS)).toBe(2);
    expect((await readRows()).map(({ customer_text }) => customer_text)).toEqual([null, null]);
    expect(await openGood()).toEqual({ firstName: 'Maria', toldWhenDropped: told });
  },
);

test('Nothing of what was in clear is left in the files of SQLite, also where the start was cut off', async () => {
  const { database, hasCanary } = await openFilled('sqlite');
  expect(hasCanary()).toBe(true);
  const isCutOff = { ...database, withoutFlush: cutOffBeforeWiping(database) };
  await expect(sealClearRows(isCutOff, TEST_KEYS)).rejects.toThrow('cut off');
  expect(await countClear(database)).toBe(0);
  expect(hasCanary()).toBe(true);
  expect(await sealClearRows(database, TEST_KEYS)).toBe(0);
  expect(hasCanary()).toBe(false);
  await database.kysely.destroy();
  expect(hasCanary()).toBe(false);
});

test('What earlier rows left in the pages of SQLite is overwritten too, and only by writing the pages anew', async () => {
  const { location, remove } = await makeUnmigratedDatabase('sqlite');
  cleanups.push(remove);
  const earlier = await openAtMigration(location, '0024-outbox');
  await fillInClear(earlier);
  await earlier.close();
  // Texts that are gone from the rows, but not from the pages that these rows still fill. Nothing there is left to be sealed.
  const path = join(location.dataDir, 'portal.sqlite');
  const file = new Sqlite(path);
  file.pragma('secure_delete = off');
  const remains = `${CANARY} in a page`;
  file.prepare('update decisions set note = ?').run(remains.repeat(20));
  file.exec('update decisions set note = null, customer_text = null');
  file.close();
  const hasRemains = () => readFileSync(path).includes(remains);
  const database = await openDatabase(location);
  cleanups.push(() => database.close());
  const isCutOff = { ...database, withoutFlush: cutOffBeforeWiping(database) };
  await expect(sealClearRows(isCutOff, TEST_KEYS)).rejects.toThrow('cut off');
  expect(await emptyWriteAheadLog(database)).toBe(true);
  expect(hasRemains()).toBe(true);
  await sealClearRows(database, TEST_KEYS);
  expect(hasRemains()).toBe(false);
  expect(readDatabaseFiles(location.dataDir).includes(CANARY)).toBe(false);
});

/** Cut off when everything is sealed and nothing has been wiped. */
function cutOffBeforeWiping(database: Database): Database['withoutFlush'] {
  return async (work) => {
    if ((await countClear(database)) === 0) throw new Error('cut off');
    return database.withoutFlush(work);
  };
}

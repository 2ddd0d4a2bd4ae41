import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '../../../lib/server/db/schema/database';
import { inTransaction } from '../../../lib/server/db/transactions/in-transaction';
import { insertRows } from '../../../lib/server/db/upkeep/whole-tables';
import { emptyWriteAheadLog } from '../../../lib/server/db/upkeep/wipe-remains';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { runOperator } from '../support/run-operator';

const digest = (text: string) => createHash('sha256').update(text).digest();
const WRAPPED_KEY_BYTES = 60;
/** Long enough that no other bytes match by chance. */
const RUN_BYTES = 8;

const emailOf = (number: number) => `customer${number}@example.com`;
const setIdOf = (number: number) => digest(`set ${number}`).toString('hex').slice(0, 32);
const wrappedKeyOf = (number: number) =>
  Buffer.concat([digest(`a ${number}`), digest(`b ${number}`)]).subarray(0, WRAPPED_KEY_BYTES);

/** Customers decided on long ago. */
async function storeCustomers({ kysely }: Database, numbers: number[]): Promise<void> {
  const texts = { reference: null, fn: null, ln: null, addr: null, city: null, state: null, zip: null, phone: null };
  const times = { created_at: 0, updated_at: 0 };
  const customers = numbers.map((number) => ({
    ...{ id: `c${number}`, email: emailOf(number), ...texts, dob: null, status: 'FAIL' },
    ...{ current_set_id: setIdOf(number), ...times },
  }));
  const place = (number: number) => ({ set_id: setIdOf(number), side: 'front' });
  const key = (number: number) => ({ ...place(number), key_id: 'k1', wrapped_key: wrappedKeyOf(number) });
  await insertRows(kysely, 'customers', customers);
  await insertRows(
    kysely,
    'document_sets',
    numbers.map((number) => ({ id: setIdOf(number), customer_id: `c${number}`, created_at: 0 })),
  );
  await insertRows(kysely, 'document_image_keys', numbers.map(key));
  const change = { at: 0, from_status: null, to_status: 'FAIL', cause: 'updateStatus', reason: null };
  const changes = numbers.map((number) => ({ id: `h${number}`, customer_id: `c${number}`, ...change }));
  await insertRows(kysely, 'status_history', changes);
}

const CUSTOMERS = 1500;
const BATCH = 250;
const MAX_ROUNDS = 60;
const NUMBERS = Array.from({ length: CUSTOMERS }, (_, number) => number);

/** Simulates rotations to document keys with alternately longer and shorter ids: rows grow, and pages split. */
async function moveKeys(database: Database, round: number): Promise<void> {
  await inTransaction(database, async (transaction) => {
    for (const number of NUMBERS) {
      const key_id = 'k'.repeat(1 + (digest(`${number} ${round}`)[0] ?? 0));
      const query = transaction.updateTable('document_image_keys').set({ key_id });
      await query.where('set_id', '=', setIdOf((number * 997) % CUSTOMERS)).execute();
    }
  });
  await emptyWriteAheadLog(database);
}

/** A database in whose file a split left a second copy of some customers' keys; returns whose. */
async function makeSplitDatabase() {
  const location = await makeLocation('sqlite');
  const { database } = await startPortalStorage(location);
  for (let from = 0; from < CUSTOMERS; from += BATCH) await storeCustomers(database, NUMBERS.slice(from, from + BATCH));
  const readFiles = () => readdirSync(location.dataDir).map((name) => readFileSync(join(location.dataDir, name)));
  let split: number[] = [];
  for (let round = 0; split.length === 0 && round < MAX_ROUNDS; round += 1) {
    await moveKeys(database, round);
    const file = Buffer.concat(readFiles());
    const isTwice = (bytes: Buffer) => file.indexOf(bytes) !== file.lastIndexOf(bytes);
    split = NUMBERS.filter((number) => isTwice(wrappedKeyOf(number).subarray(-RUN_BYTES)));
  }
  return { location, database, split, readFiles };
}

/** The runs of bytes of a customer's wrapped key found anywhere in the files. */
function listRemains(files: Buffer[], number: number): string[] {
  const wrappedKey = wrappedKeyOf(number);
  const runs = Array.from({ length: WRAPPED_KEY_BYTES - RUN_BYTES + 1 }, (_, offset) =>
    wrappedKey.subarray(offset, offset + RUN_BYTES),
  );
  return runs.filter((run) => files.some((file) => file.includes(run))).map((run) => run.toString('hex'));
}

test('No piece of an erased person’s image keys is left in the files of SQLite, also where pages were split', async () => {
  const { location, split, readFiles } = await makeSplitDatabase();
  expect(split.length).toBeGreaterThan(0);
  const [victim = 0] = split;
  expect(listRemains(readFiles(), victim)).not.toEqual([]);
  expect(await runOperator(location, ['erase', emailOf(victim), '--yes'])).toMatchObject({ status: 0 });
  expect(listRemains(readFiles(), victim)).toEqual([]);
  expect(listRemains(readFiles(), victim + 1)).not.toEqual([]);
});

test('No piece of a purged image’s key is left in the files of SQLite, also where pages were split', async () => {
  const { location, database, split, readFiles } = await makeSplitDatabase();
  expect(split.length).toBeGreaterThan(0);
  const others = database.kysely.updateTable('customers').set({ status: 'PENDING' });
  const splitIds = split.map((number) => `c${number}`);
  await others.where('id', 'not in', splitIds).execute();
  expect(await runOperator(location, ['purge', '--days', '0'])).toMatchObject({ status: 0 });
  const files = readFiles();
  expect(split.flatMap((number) => listRemains(files, number))).toEqual([]);
});

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { runOperator } from '../support/run-operator';
import { makeTarget } from '../support/sample';

const PAGE_BYTES = 16_384;
const CUSTOMERS = 12;

/** Overwrites the page of a SQLite file that holds some bytes, as a failing disk does. */
function damagePage(dataDir: string, bytes: Buffer): void {
  const path = join(dataDir, 'portal.sqlite');
  const offset = readFileSync(path).indexOf(bytes);
  expect(offset).toBeGreaterThan(PAGE_BYTES);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(PAGE_BYTES, 0xaa), 0, PAGE_BYTES, offset - (offset % PAGE_BYTES));
  closeSync(file);
}

/** A database of which one page, with the front of a customer, was damaged. */
async function makeDamaged() {
  const location = await makeLocation('sqlite');
  const portal = await startPortalStorage(location);
  for (let count = 0; count < CUSTOMERS; count += 1) await portal.call('createOrUpdateCustomer', makeTarget());
  const image = await portal.database.kysely
    .selectFrom('documents')
    .innerJoin('document_sets', 'document_sets.id', 'documents.set_id')
    .innerJoin('customers', 'customers.id', 'document_sets.customer_id')
    .select(['set_id', 'customer_id', 'ciphertext', 'email'])
    .where('side', '=', 'front')
    .orderBy('set_id')
    .limit(1)
    .executeTakeFirstOrThrow();
  await portal.database.close();
  damagePage(location.dataDir, image.ciphertext.subarray(0, 64));
  return { location, image };
}

test('A SQLite file with a damaged page is checked to its end: who is hit is named by ids', async () => {
  const { location, image } = await makeDamaged();
  const run = await runOperator(location, ['check']);
  expect(run).toMatchObject({ status: 1, notes: '' });
  const { set_id, customer_id, email } = image;
  expect(run.printed).toContain(`documents ${set_id} front, of customer ${customer_id}: it is on a damaged page`);
  expect(run.printed).toContain('The command salvage saves what can still be read.');
  expect(run.printed).not.toContain(email);
});

test('A SQLite file with a damaged page is saved except for what is lost, and restores into a new folder', async () => {
  const { location } = await makeDamaged();
  const place = await makeLocation('sqlite');
  const file = join(location.dataDir, 'salvaged.backup');
  const run = await runOperator(location, ['salvage', file]);
  expect(run).toMatchObject({ status: 1, notes: '' });
  const lost = Number(/Lost from documents: (\d+) rows?\./.exec(run.printed)?.[1]);
  expect(lost).toBeGreaterThan(0);
  expect(run.printed).toContain(`Saved ${CUSTOMERS} customers and ${2 * CUSTOMERS - lost} images in ${file}.`);
  const restored = await runOperator(place, ['restore', file]);
  expect(restored.printed + restored.notes).toContain(`Restored ${CUSTOMERS} customers and`);
});

test('Of a whole database salvage saves everything', async () => {
  const location = await makeLocation('sqlite');
  const portal = await startPortalStorage(location);
  await portal.call('createOrUpdateCustomer', makeTarget());
  const run = await runOperator(location, ['salvage', join(location.dataDir, 'all.backup')]);
  expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('Saved 1 customer and 2 images') });
});

test('What belongs to a lost row is left out with it', async () => {
  const location = await makeLocation('sqlite');
  const portal = await startPortalStorage(location);
  for (let count = 0; count < 2; count += 1) await portal.call('createOrUpdateCustomer', makeTarget());
  const { kysely } = portal.database;
  const { id } = await kysely.selectFrom('customers').select('id').limit(1).executeTakeFirstOrThrow();
  await sql`pragma foreign_keys = off`.execute(kysely);
  await kysely.deleteFrom('customers').where('id', '=', id).execute();
  const place = await makeLocation('sqlite');
  const file = join(location.dataDir, 'rest.backup');
  const run = await runOperator(location, ['salvage', file]);
  expect(run.printed).toContain('Saved 1 customer and');
  expect(run.printed).toContain('Lost from document_sets: 1 row.');
  const restored = await runOperator(place, ['restore', file]);
  expect(restored.printed + restored.notes).toContain('Restored 1 customer');
});

test('PostgreSQL has its own tools', async () => {
  const location = await makeLocation('postgres');
  const run = await runOperator(location, ['salvage', join(location.dataDir, 'x.backup')]);
  expect(run).toMatchObject({ status: 1, notes: expect.stringContaining('PostgreSQL has its own tools') });
});

import { randomBytes } from 'node:crypto';
import { openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Updateable } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../../lib/server/db/schema/database';
import type { Tables } from '../../../lib/server/db/schema/tables';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { sealImage } from '../../../lib/server/sealing/seal-image';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { runOperator } from '../support/run-operator';
import { makeTarget } from '../support/sample';
import { overwriteStoredImage, type StoredImage } from '../support/stored-image';

type Place = { database: Database; customerId: string; setId: string; otherSetId: string; dataDir: string };
type Damage = [title: string, damage: (place: Place) => Promise<unknown>, problem: (place: Place) => string];

const setDocument = ({ database, setId }: Place, values: Partial<StoredImage>) =>
  overwriteStoredImage(database.kysely, { set_id: setId, side: 'front' }, values);

const setCustomer = ({ database, customerId }: Place, values: Updateable<Tables['customers']>) =>
  database.kysely.updateTable('customers').set(values).where('id', '=', customerId).execute();

async function storeNonsense(place: Place) {
  const keys = await loadDocumentKeys(place.database, { dataDir: place.dataDir });
  const nonsense = Buffer.from('not an image');
  const binding = { customerId: place.customerId, setId: place.setId, side: 'front' as const };
  const { keyId, wrappedKey, ...sealed } = sealImage(keys, binding, nonsense);
  await setDocument(place, { key_id: keyId, wrapped_key: wrappedKey, ...sealed, byte_count: nonsense.length });
}

const image = ({ setId }: Place, side = 'front') => `image ${setId} ${side}`;
const customer = ({ customerId }: Place) => `customer ${customerId}`;

const DAMAGES: Damage[] = [
  [
    'a changed image',
    (place) => setDocument(place, { ciphertext: randomBytes(500) }),
    (place) => `${image(place)}: it cannot be decrypted`,
  ],
  [
    'a changed image key',
    (place) => setDocument(place, { wrapped_key: randomBytes(60) }),
    (place) => `${image(place)}: its own key`,
  ],
  [
    'an unknown document key',
    (place) => setDocument(place, { key_id: 'lost' }),
    (place) => `${image(place)}: its document key is not`,
  ],
  ['a wrong size', (place) => setDocument(place, { byte_count: 1 }), (place) => `${image(place)}: its size`],
  ['something that is no image', storeNonsense, (place) => `${image(place)}: it is not a readable image`],
  [
    'a missing front',
    ({ database, setId }) =>
      database.kysely.deleteFrom('documents').where('set_id', '=', setId).where('side', '=', 'front').execute(),
    (place) => `${customer(place)}: the document set in force, ${place.setId}, has no front`,
  ],
  [
    'a missing set',
    (place) => setCustomer(place, { current_set_id: 'gone' }),
    (place) => `${customer(place)}: the document set in force, gone, is missing`,
  ],
  [
    'the set of another customer',
    (place) => setCustomer(place, { current_set_id: place.otherSetId }),
    (place) => `${customer(place)}: the document set in force, ${place.otherSetId}, is of another`,
  ],
  [
    'no images and no tombstone',
    (place) => setCustomer(place, { current_set_id: null }),
    (place) => `${customer(place)}: there are no images`,
  ],
  [
    'a status without history',
    (place) => setCustomer(place, { status: 'PASS' }),
    (place) => `${customer(place)}: the status was never recorded`,
  ],
];

async function makePlace(kind: 'sqlite' | 'postgres') {
  const location = await makeLocation(kind);
  const portal = await startPortalStorage(location);
  const [target, other] = [makeTarget(), makeTarget()];
  await portal.call('createOrUpdateCustomer', target);
  await portal.call('createOrUpdateCustomer', other);
  const { kysely } = portal.database;
  const find = (email: string) =>
    kysely
      .selectFrom('customers')
      .select(['id', 'current_set_id'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
  const [row, otherRow] = [await find(target.email), await find(other.email)];
  const ids = { customerId: row.id, setId: row.current_set_id ?? '', otherSetId: otherRow.current_set_id ?? '' };
  const place: Place = { database: portal.database, dataDir: location.dataDir, ...ids };
  return { location, place, target };
}

describe.each(DATABASE_KINDS)('The check (%s)', (kind) => {
  test('finds everything in order, and counts', async () => {
    const { location } = await makePlace(kind);
    const run = await runOperator(location, ['check']);
    expect(run).toMatchObject({ status: 0, notes: '' });
    expect(run.printed).toMatch(/^2 customers, 2 document sets, 4 images\n.*key: k1\nEverything is in order\.$/);
  });

  test.each(DAMAGES)('names %s by ids only', async (_title, damage, problem) => {
    const { location, place, target } = await makePlace(kind);
    await damage(place);
    const run = await runOperator(location, ['check']);
    expect(run.status).toBe(1);
    expect(run.printed).toContain(problem(place));
    expect(run.printed).toContain('1 problem was found.');
    for (const value of [target.email, target.ln, target.phone]) expect(run.printed + run.notes).not.toContain(value);
  });

  test('says which document key is missing', async () => {
    const { location } = await makePlace(kind);
    const documentKeys = `other:${randomBytes(32).toString('base64')}`;
    const run = await runOperator(location, ['check'], { documentKeys });
    expect(run).toMatchObject({ status: 1, notes: expect.stringContaining('under the document key "k1"') });
  });
});

test('The check finds a row of SQLite that lost what it belongs to', async () => {
  const { location, place } = await makePlace('sqlite');
  const { kysely } = place.database;
  await sql`pragma foreign_keys = off`.execute(kysely);
  await kysely.deleteFrom('customers').where('id', '=', place.customerId).execute();
  const run = await runOperator(location, ['check']);
  expect(run.status).toBe(1);
  expect(run.printed).toMatch(/table document_sets, row \d+: the row of customers that it belongs to is missing/);
});

test('The check finds a damaged page of SQLite', async () => {
  const { location, place } = await makePlace('sqlite');
  await runOperator(location, ['check']);
  await place.database.close();
  const path = join(location.dataDir, 'portal.sqlite');
  // The email index lists an email that no customer has.
  const offset = readFileSync(path).lastIndexOf('@example.com');
  writeSync(openSync(path, 'r+'), 'X', offset + 1);
  const run = await runOperator(location, ['check']);
  expect(run.status).toBe(1);
  expect(run.printed).toMatch(/the database file: .*(sqlite_autoindex|index)/);
  expect(run.printed).not.toContain('xample.com');
});

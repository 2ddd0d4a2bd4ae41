import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { DatabaseLocation } from '../../../lib/server/db/connection/open-database';
import type { Database } from '../../../lib/server/db/schema/database';
import { addActiveKey } from '../../../lib/server/sealing/rotate-key-file';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { startOperator } from '../support/operator-process';
import { success } from '../support/reply';
import { runOperator } from '../support/run-operator';
import { makeTarget } from '../support/sample';
import { overwriteStoredImage } from '../support/stored-image';

const makeKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const keyFile = ({ dataDir }: DatabaseLocation) => join(dataDir, 'document-keys');
const readKeyIds = (path: string) => Array.from(readFileSync(path, 'utf8').matchAll(/^([^:]+):/gm), ([, id]) => id);

async function listUsedKeys({ kysely }: Database): Promise<string[]> {
  const rows = await kysely.selectFrom('document_image_keys').select('key_id').distinct().orderBy('key_id').execute();
  return rows.map(({ key_id }) => key_id);
}

async function countImages({ kysely }: Database, keyId: string): Promise<number> {
  const rows = await kysely.selectFrom('document_image_keys').select('set_id').where('key_id', '=', keyId).execute();
  return rows.length;
}

type Portal = Awaited<ReturnType<typeof startPortalStorage>>;

async function storeCustomer(portal: Portal) {
  const target = makeTarget();
  expect(await portal.call('createOrUpdateCustomer', target)).toEqual(success());
  return target;
}

const readImages = (portal: Portal, { email }: { email: string }) => portal.call('getDocumentImages', { email });

describe.each(DATABASE_KINDS)('Rotating the document keys (%s)', (kind) => {
  test('moves every image to a new key, and a serving portal follows', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const before = await storeCustomer(portal);
    const run = await runOperator(location, ['rotate-keys']);
    expect(run).toEqual({ status: 0, printed: expect.stringContaining('Moved 2 images to the key "k2"'), notes: '' });
    expect(readKeyIds(keyFile(location))).toEqual(['k2', 'k1']);
    expect(statSync(keyFile(location)).mode & 0o777).toBe(0o600);
    expect(await readImages(portal, before)).toEqual(success({ target: before }));
    const after = await storeCustomer(portal);
    expect(await listUsedKeys(portal.database)).toEqual(['k2']);
    expect(await readImages(await startPortalStorage(location), after)).toEqual(success({ target: after }));
  });

  test('does not disturb a request that began before', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const customer = await storeCustomer(portal);
    const formerKeys = await portal.getKeys();
    await runOperator(location, ['rotate-keys']);
    expect(formerKeys.byId.has('k2')).toBe(false);
    expect(formerKeys.findLaterKey?.('k2')).toBeDefined();
    expect(await readImages(portal, customer)).toEqual(success());
  });

  test('killed at a random moment leaves every image readable, and the next run does the rest', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    await runOperator(location, ['seed', '1500']);
    const total = await countImages(portal.database, 'k1');
    const killAfter = randomInt(total - 200);
    const { child, ended } = startOperator(location, ['rotate-keys']);
    let isEnded = false;
    child.once('exit', () => {
      isEnded = true;
    });
    while (!isEnded && (await countImages(portal.database, 'k2')) <= killAfter) await nextTurn();
    child.kill('SIGKILL');
    await ended;
    expect(readKeyIds(keyFile(location))).toEqual(['k2', 'k1']);
    expect(await countImages(portal.database, 'k2'), `killed after ${killAfter}`).toBeGreaterThan(killAfter);
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
    expect(await runOperator(location, ['rotate-keys'])).toMatchObject({ status: 0 });
    expect(await listUsedKeys(portal.database)).toEqual(['k2']);
    expect(await countImages(portal.database, 'k2')).toBe(total);
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
  });

  test('goes on with a rotation that was interrupted instead of beginning another', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const customer = await storeCustomer(portal);
    const [first] = readFileSync(keyFile(location), 'utf8').split('\n');
    writeFileSync(keyFile(location), `${makeKey('k2')}\n${first}\n`);
    const run = await runOperator(location, ['rotate-keys']);
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('Continuing with the key "k2"') });
    expect(readKeyIds(keyFile(location))).toEqual(['k2', 'k1']);
    expect(await readImages(portal, customer)).toEqual(success());
  });

  test('twice at once loses no key and no image', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const customer = await storeCustomer(portal);
    const runs = await Promise.all([runOperator(location, ['rotate-keys']), runOperator(location, ['rotate-keys'])]);
    expect(runs).toMatchObject([{ status: 0 }, { status: 0 }]);
    expect(await readImages(portal, customer)).toEqual(success());
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
  });

  test('puts away only keys that nothing uses', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const customer = await storeCustomer(portal);
    const [first] = readFileSync(keyFile(location), 'utf8').split('\n');
    writeFileSync(keyFile(location), [makeKey('k3'), first, makeKey('k2')].join('\n'));
    const run = await runOperator(location, ['rotate-keys', '--retire']);
    expect(run).toMatchObject({ status: 0, printed: expect.stringMatching(/Still in use: k1\b.*Retired: k2\b/s) });
    expect(readKeyIds(keyFile(location))).toEqual(['k3', 'k1']);
    expect(readKeyIds(`${keyFile(location)}.retired`)).toEqual(['k2']);
    expect(statSync(`${keyFile(location)}.retired`).mode & 0o777).toBe(0o600);
    expect(await readImages(portal, customer)).toEqual(success());
    await runOperator(location, ['rotate-keys']);
    await runOperator(location, ['rotate-keys', '--retire']);
    expect(readKeyIds(keyFile(location))).toEqual(['k3']);
    expect(readKeyIds(`${keyFile(location)}.retired`)).toEqual(['k2', 'k1']);
    expect(await readImages(portal, customer)).toEqual(success());
    await runOperator(location, ['rotate-keys']);
    expect(readKeyIds(keyFile(location))).toEqual(['k4', 'k3']);
  });

  test('counts on from every key that was ever used, and from no id of another sort', async () => {
    const location = await makeLocation(kind);
    await startPortalStorage(location);
    const [first = ''] = readFileSync(keyFile(location), 'utf8').split('\n');
    const once = ['k12', 'k20x', 'xk30', 'k'].map(makeKey);
    writeFileSync(keyFile(location), [first, ...once].join('\n'));
    await startPortalStorage(location);
    writeFileSync(keyFile(location), first);
    await runOperator(location, ['rotate-keys']);
    expect(readKeyIds(keyFile(location))).toEqual(['k13', 'k1']);
  });

  test('adds no key where another command was faster', async () => {
    const location = await makeLocation(kind);
    const { database, getKeys } = await startPortalStorage(location);
    const formerKeys = await getKeys();
    await addActiveKey(database, location.dataDir, formerKeys);
    await addActiveKey(database, location.dataDir, formerKeys);
    expect(readKeyIds(keyFile(location))).toEqual(['k2', 'k1']);
  });

  test('puts nothing away where every key is needed', async () => {
    const location = await makeLocation(kind);
    await startPortalStorage(location);
    const before = readFileSync(keyFile(location), 'utf8');
    const run = await runOperator(location, ['rotate-keys', '--retire']);
    expect(run).toEqual({ status: 0, printed: 'No key was retired.', notes: '' });
    expect(readFileSync(keyFile(location), 'utf8')).toBe(before);
    expect(existsSync(`${keyFile(location)}.retired`)).toBe(false);
  });

  test('is followed once the database answers again', async () => {
    const location = await makeLocation(kind);
    const { database, getKeys, refusedKeys } = await startPortalStorage(location);
    const rename = (from: string, to: string) =>
      sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(database.kysely);
    await rename('document_key_checks', 'out_of_reach');
    const [first] = readFileSync(keyFile(location), 'utf8').split('\n');
    writeFileSync(keyFile(location), `${makeKey('k2')}\n${first}\n`);
    expect((await getKeys()).activeId).toBe('k1');
    await rename('out_of_reach', 'document_key_checks');
    expect((await getKeys()).activeId).toBe('k2');
    expect(refusedKeys).toEqual([]);
  });

  test('tells what to do where DOCUMENT_KEYS holds the keys, and moves images once that is done', async () => {
    const location = await makeLocation(kind);
    const [first, second] = [makeKey('2024'), makeKey('2025')];
    const customer = await storeCustomer(await startPortalStorage(location, first));
    const advice = await runOperator(location, ['rotate-keys'], { documentKeys: first });
    expect(advice).toMatchObject({ status: 0, printed: expect.stringContaining('DOCUMENT_KEYS holds your keys') });
    const documentKeys = `${second},${first}`;
    const run = await runOperator(location, ['rotate-keys'], { documentKeys });
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('Moved 2 images to the key "2025"') });
    const retiring = await runOperator(location, ['rotate-keys', '--retire'], { documentKeys });
    expect(retiring.printed).toContain('You can remove from DOCUMENT_KEYS: 2024.');
    expect(existsSync(keyFile(location))).toBe(false);
    expect(await readImages(await startPortalStorage(location, second), customer)).toEqual(success());
  });

  test('names an image that cannot be read and moves the others', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    await storeCustomer(portal);
    const damaged = await storeCustomer(portal);
    const { kysely } = portal.database;
    const customers = kysely.selectFrom('customers').select('current_set_id').where('email', '=', damaged.email);
    const { current_set_id } = await customers.executeTakeFirstOrThrow();
    const place = { set_id: current_set_id ?? '', side: 'front' as const };
    await overwriteStoredImage(kysely, place, { wrapped_key: randomBytes(60) });
    const run = await runOperator(location, ['rotate-keys']);
    expect(run.status).toBe(1);
    expect(run.printed).toMatch(/Moved 3 images/);
    expect(run.printed).toContain(`image ${current_set_id} front`);
  });
});

test('A key file that cannot be used changes nothing for a serving portal', async () => {
  const location = await makeLocation('sqlite');
  const portal = await startPortalStorage(location);
  const customer = await storeCustomer(portal);
  const text = readFileSync(keyFile(location), 'utf8');
  writeFileSync(keyFile(location), `${makeKey('k1')}\n`);
  expect(await readImages(portal, customer)).toEqual(success());
  expect(await storeCustomer(portal)).toBeDefined();
  expect(portal.refusedKeys).toEqual([expect.stringContaining('"k1" is not the one this database was encrypted with')]);
  writeFileSync(keyFile(location), text);
  expect(await readImages(portal, customer)).toEqual(success());
  expect(portal.refusedKeys).toHaveLength(1);
});

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type DatabaseLocation, openDatabase } from '../../../lib/server/db/connection/open-database';
import { DocumentKeyError } from '../../../lib/server/sealing/document-key-error';
import { replacePrivateFile } from '../../../lib/server/sealing/key-file';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { makeTestDatabase, makeTestFolder } from '../../setup/test-database';
import { CREDENTIALS, serveStore } from '../support/contract-api';
import { DATABASE_KINDS } from '../support/describe-contract';
import { success } from '../support/reply';
import { makeTarget } from '../support/sample';

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const makeKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

/** One startup of the portal: opens the database and loads the keys. */
async function start(location: DatabaseLocation, documentKeys?: string) {
  const database = await openDatabase(location);
  cleanups.push(() => database.close());
  return { database, keys: await loadDocumentKeys(database, { dataDir: location.dataDir, documentKeys }) };
}

async function makeLocation(kind: 'sqlite' | 'postgres') {
  const { location, remove } = await makeTestDatabase(kind);
  cleanups.push(remove);
  return { location, keyFile: join(location.dataDir, 'document-keys') };
}

async function storeCustomer(store: Awaited<ReturnType<typeof start>>) {
  const target = makeTarget();
  const api = await serveStore(async () => store, 'in process');
  expect(await api.call('createOrUpdateCustomer', target)).toEqual(success());
  return target;
}

async function readImages(store: Awaited<ReturnType<typeof start>>, email: string) {
  const api = await serveStore(async () => store, 'in process');
  return (await api.send({ ...CREDENTIALS, service: 'getDocumentImages', target: { email } })).status;
}

describe.each(DATABASE_KINDS)('Document keys (%s)', (kind) => {
  test('are made at the first start, readable by their owner alone, and used at the next', async () => {
    const { location, keyFile } = await makeLocation(kind);
    const { email } = await storeCustomer(await start(location));
    const text = readFileSync(keyFile, 'utf8');
    expect(text).toMatch(/^k1:[A-Za-z0-9+/]{43}=\n$/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(await readImages(await start(location), email)).toBe(200);
    expect(readFileSync(keyFile, 'utf8')).toBe(text);
    expect(readdirSync(location.dataDir).filter((name) => name.startsWith('document-keys'))).toEqual(['document-keys']);
  });

  test('made by two processes at once are the same', async () => {
    const { location } = await makeLocation(kind);
    const [first, second] = await Promise.all([start(location), start(location)]);
    const { email } = await storeCustomer(first);
    expect(await readImages(second, email)).toBe(200);
  });

  test('come from DOCUMENT_KEYS, and then no file is made', async () => {
    const { location, keyFile } = await makeLocation(kind);
    const [first, second] = [makeKey('2024'), makeKey('2025')];
    const old = await storeCustomer(await start(location, first));
    const both = await start(location, `${second}, ${first}`);
    expect(both.keys.activeId).toBe('2025');
    const recent = await storeCustomer(both);
    expect([await readImages(both, old.email), await readImages(both, recent.email)]).toEqual([200, 200]);
    expect(existsSync(keyFile)).toBe(false);
  });

  test('stop the start when images are encrypted under one that is not configured', async () => {
    const { location } = await makeLocation(kind);
    await storeCustomer(await start(location, makeKey('old')));
    await expect(start(location, makeKey('new'))).rejects.toThrow(
      /images that are encrypted under the document key "old"/,
    );
    await expect(start(location)).rejects.toThrow(/first used with the document key "old".*is missing/s);
    expect(existsSync(join(location.dataDir, 'document-keys'))).toBe(false);
  });

  test('may be retired once nothing is encrypted under them', async () => {
    const { location } = await makeLocation(kind);
    const [first, second] = [makeKey('old'), makeKey('new')];
    await start(location, first);
    expect((await start(location, second)).keys.activeId).toBe('new');
  });

  test('stop the start when one is another key than before under the same id', async () => {
    const { location } = await makeLocation(kind);
    const key = makeKey('k1');
    await storeCustomer(await start(location, key));
    const message = 'The document key "k1" is not the one this database was encrypted with.';
    await expect(start(location, makeKey('k1'))).rejects.toThrow(message);
    await expect(start(location, `${makeKey('k2')},${makeKey('k1')}`)).rejects.toThrow(message);
    await expect(start(location, `${makeKey('k2')},${key}`)).resolves.toBeDefined();
  });

  test('stop the start when their file is gone', async () => {
    const { location, keyFile } = await makeLocation(kind);
    await start(location);
    rmSync(keyFile);
    await expect(start(location)).rejects.toThrow(DocumentKeyError);
    expect(existsSync(keyFile)).toBe(false);
  });
});

test('two instances with a key file each do not encrypt what the other cannot read', async () => {
  const { location } = await makeLocation('postgres');
  const { folder, remove } = makeTestFolder();
  cleanups.push(remove);
  await start(location);
  await expect(start({ ...location, dataDir: folder })).rejects.toThrow(
    /Several instances on one database need the same keys/,
  );
});

test.each([
  ['nothing', ' \n', 'holds no key'],
  ['no id', randomBytes(32).toString('base64'), 'must be written id:key'],
  ['a short key', `k1:${randomBytes(16).toString('base64')}`, 'the key "k1" must be 32 bytes in base64'],
  ['other characters', `k1:${'-'.repeat(44)}`, 'the key "k1" must be 32 bytes in base64'],
  ['an id twice', `${makeKey('k1')},${makeKey('k1')}`, 'names a key twice'],
])('a key file with %s stops the start, and the message holds no key', async (_title, text, message) => {
  const { location, keyFile } = await makeLocation('sqlite');
  writeFileSync(keyFile, text);
  const error = await start(location).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DocumentKeyError);
  expect(String(error)).toContain(message);
  expect(String(error)).not.toMatch(/[A-Za-z0-9+/]{20,}=/);
});

test('a list of keys in DOCUMENT_KEYS that cannot be used is named in the message', async () => {
  const { location } = await makeLocation('sqlite');
  await expect(start(location, ' , ')).rejects.toThrow('DOCUMENT_KEYS holds no key.');
});

test('a file that cannot be replaced leaves no unfinished one behind', async () => {
  const { location, keyFile } = await makeLocation('sqlite');
  await start(location);
  const { dataDir } = location;
  mkdirSync(join(dataDir, 'occupied', 'by a folder'), { recursive: true });
  const before = readdirSync(dataDir);
  expect(() => replacePrivateFile(dataDir, join(dataDir, 'occupied'), 'text')).toThrow();
  expect(readdirSync(dataDir)).toEqual(before);
  expect(existsSync(keyFile)).toBe(true);
});

import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { Store } from '../../../lib/server/customer-store/embedded/store';
import { hasFreeDiskSpace } from '../../../lib/server/db/connection/disk-space';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import { sqliteFilePath } from '../../../lib/server/db/connection/open-sqlite';
import { writeGrayPng } from '../../../lib/server/operator/seed/tiny-image';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { captureOutput } from '../../setup/captured-output';
import { type ContractApi, openContractApi, serveStore } from '../support/contract-api';
import { refusal, success } from '../support/reply';
import { makeEmail, makeTarget } from '../support/sample';

const UNAVAILABLE = refusal(503, expect.stringContaining('not available at the moment. Try again later.'));

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function openApi(): Promise<ContractApi> {
  const api = await openContractApi({ kind: 'sqlite', transport: 'in process' });
  cleanups.push(api.close);
  return api;
}

const run = ({ store }: ContractApi, statement: string) => sql.raw(statement).execute(store.database.kysely);

async function countRows({ store }: ContractApi): Promise<number[]> {
  const { kysely } = store.database;
  const tables = ['customers', 'document_sets', 'documents', 'status_history'] as const;
  return Promise.all(tables.map(async (table) => (await kysely.selectFrom(table).selectAll().execute()).length));
}

const codesOf = ({ failures }: ContractApi) => failures.map((error) => (error as { code?: string }).code);

test('a full disk gives 503, nothing half-written, and needs no restart once there is room', async () => {
  const api = await openApi();
  const { email } = makeTarget();
  await api.call('createOrUpdateCustomer', makeTarget({ email }));
  const before = await api.call('getDocumentImages', { email });
  await run(api, 'pragma max_page_count = 1');
  const noise = { widthPx: 500, heightPx: 400, shades: randomBytes(200_000) };
  const large = writeGrayPng(noise).toString('base64');
  const target = makeTarget({ documents: { front: large, back: large }, fn: 'Other' });
  for (const key of [makeEmail(), email]) {
    expect(await api.call('createOrUpdateCustomer', { ...target, email: key })).toEqual(UNAVAILABLE);
  }
  expect(await countRows(api)).toEqual([1, 1, 2, 1]);
  expect((await api.call('getDocumentImages', { email })).body).toEqual(before.body);
  expect(codesOf(api)).toEqual(['SQLITE_FULL', 'SQLITE_FULL']);
  await run(api, 'pragma max_page_count = 1000000');
  expect(await api.call('createOrUpdateCustomer', target)).toEqual(success({ type: 'createCustomer' }));
});

test('a disk with little room left takes no images, keeps what it has, and still takes decisions', async () => {
  const output = captureOutput();
  cleanups.push(() => output.stop());
  const api = await openApi();
  const { email } = makeTarget();
  await api.call('createOrUpdateCustomer', makeTarget({ email }));
  const before = await countRows(api);
  const { database } = api.store;
  const hasRoomForImages = database.hasRoomForImages;
  database.hasRoomForImages = async () => false;
  for (const key of [makeEmail(), email]) {
    expect(await api.call('createOrUpdateCustomer', makeTarget({ email: key }))).toEqual(UNAVAILABLE);
  }
  expect(await countRows(api)).toEqual(before);
  expect(output.text().match(/no images are taken/g)).toHaveLength(1);
  expect(await api.call('updateStatus', { email, status: 'PASS' })).toEqual(success());
  expect(await api.call('getDocumentImages', { email })).toEqual(success());
  database.hasRoomForImages = hasRoomForImages;
  expect(await api.call('createOrUpdateCustomer', makeTarget())).toEqual(success({ type: 'createCustomer' }));
  expect(output.text()).toContain('has room again');
});

test('room is what the disk of the data folder has free', async () => {
  const { location } = await openApi();
  const { bavail, bsize } = statfsSync(location.dataDir);
  expect(await hasFreeDiskSpace(location.dataDir)).toBe(bavail * bsize >= 500_000_000);
  expect(await hasFreeDiskSpace(location.dataDir, 1)).toBe(true);
  expect(await hasFreeDiskSpace(location.dataDir, Number.MAX_SAFE_INTEGER)).toBe(false);
  expect(await hasFreeDiskSpace('/no-such-folder', Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('a read-only database gives 503 for writes and goes on answering reads', async () => {
  const api = await openApi();
  const target = makeTarget();
  await api.call('createOrUpdateCustomer', target);
  await run(api, 'pragma query_only = on');
  expect(await api.call('createOrUpdateCustomer', makeTarget())).toEqual(UNAVAILABLE);
  expect(await api.call('updateStatus', { email: target.email, status: 'PASS' })).toEqual(UNAVAILABLE);
  expect(await api.call('getStatus', { email: target.email })).toEqual(success({ status: 'PENDING' }));
  expect(codesOf(api)).toEqual(['SQLITE_READONLY', 'SQLITE_READONLY']);
  await run(api, 'pragma query_only = off');
  expect(await api.call('updateStatus', { email: target.email, status: 'PASS' })).toEqual(success());
});

test('another process that writes is waited for', async () => {
  const api = await openApi();
  const other = new Sqlite(sqliteFilePath(api.location.dataDir));
  cleanups.push(() => void other.close());
  other.exec('begin immediate');
  const target = makeTarget();
  const reply = api.call('createOrUpdateCustomer', target);
  expect(await api.call('getStatus', { email: target.email })).toEqual(refusal(404));
  other.exec('commit');
  expect(await reply).toEqual(success({ type: 'createCustomer' }));
});

test('another process that never ends writing gives 503, and then it works again', async () => {
  const api = await openApi();
  const other = new Sqlite(sqliteFilePath(api.location.dataDir));
  cleanups.push(() => void other.close());
  other.exec('begin immediate');
  expect(await api.call('createOrUpdateCustomer', makeTarget())).toEqual(UNAVAILABLE);
  expect(codesOf(api)).toEqual(['SQLITE_BUSY']);
  other.exec('rollback');
  expect(await api.call('createOrUpdateCustomer', makeTarget())).toEqual(success());
});

/** A store that is opened on first use, as the portal does, and again after a failure. */
function openLater({ location }: ContractApi): () => Promise<Store> {
  let store: Store | undefined;
  cleanups.push(async () => store?.database.close());
  return async () => {
    if (store) return store;
    const database = await openDatabase(location);
    store = { database, keys: await loadDocumentKeys(database, location) };
    return store;
  };
}

/** Stops the API and leaves its files, with all content in the database file. */
async function stop(api: ContractApi): Promise<string> {
  await api.store.database.close();
  return sqliteFilePath(api.location.dataDir);
}

test('a file that is no database gives 503 until it is put back, without a restart', async () => {
  const api = await openApi();
  const target = makeTarget();
  await api.call('createOrUpdateCustomer', target);
  const path = await stop(api);
  copyFileSync(path, `${path}.copy`);
  writeFileSync(path, 'this is no database, whatever its name says '.repeat(200));
  const { call } = await serveStore(openLater(api), 'in process');
  expect(await call('getStatus', { email: target.email })).toEqual(UNAVAILABLE);
  expect(await call('createOrUpdateCustomer', target)).toEqual(UNAVAILABLE);
  expect(await call('getStatus', { email: 'no address' })).toEqual(refusal(400, 'The email address is invalid'));
  copyFileSync(`${path}.copy`, path);
  expect(await call('getStatus', { email: target.email })).toEqual(success());
});

test.each([
  ['overwritten', (path: string, bytes: Buffer) => writeFileSync(path, bytes.fill(0xa5, 16_384))],
  ['cut short', (path: string, bytes: Buffer) => truncateSync(path, Math.floor(bytes.length / 2))],
])('a file that is %s gives 503 and is not written to', async (_title, damage) => {
  const api = await openApi();
  const target = makeTarget();
  await api.call('createOrUpdateCustomer', target);
  const path = await stop(api);
  damage(path, readFileSync(path));
  const damaged = readFileSync(path);
  const { call } = await serveStore(openLater(api), 'in process');
  for (const [service, fields] of [
    ['getStatus', {}],
    ['getDocumentImages', {}],
    ['createOrUpdateCustomer', target],
  ] as const) {
    expect(await call(service, { email: target.email, ...fields })).toEqual(UNAVAILABLE);
  }
  expect(readFileSync(path).equals(damaged)).toBe(true);
});

test('a folder that vanished gives 503', async () => {
  const api = await openApi();
  await stop(api);
  rmSync(api.location.dataDir, { recursive: true });
  writeFileSync(api.location.dataDir, 'a file stands where the folder should be');
  const { call } = await serveStore(openLater(api), 'in process');
  expect(await call('getStatus', { email: makeEmail() })).toEqual(UNAVAILABLE);
});

test('what nobody foresaw gives 500 with an id, and is logged under it', async () => {
  const api = await openApi();
  await run(api, 'alter table customers rename to elsewhere');
  const reply = await api.call('getStatus', { email: makeEmail() });
  expect(reply).toEqual(refusal(500, 'Something went wrong in the customer storage. (Error id-1)'));
  expect(codesOf(api)).toEqual(['SQLITE_ERROR']);
});

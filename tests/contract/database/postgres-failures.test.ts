import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import type { Database } from '../../../lib/server/db/schema/database';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { checkHealth } from '../../../lib/server/start/health';
import { type PostgresCluster, startPostgresCluster } from '../../setup/postgres/cluster';
import { serveStore } from '../support/contract-api';
import { refusal, success } from '../support/reply';
import { makeEmail, makeTarget } from '../support/sample';

const UNAVAILABLE = refusal(503, expect.stringContaining('not available at the moment. Try again later.'));
const documentKeys = `k1:${randomBytes(32).toString('base64')}`;

let cluster: PostgresCluster;
let database: Database;
let api: Awaited<ReturnType<typeof serveStore>>;

beforeAll(async () => {
  cluster = await startPostgresCluster();
  database = await openDatabase({ databaseUrl: cluster.urlOf(), dataDir: '' });
  const keys = await loadDocumentKeys(database, { documentKeys, dataDir: '' });
  api = await serveStore(async () => ({ database, keys }), 'over HTTP');
});

afterAll(async () => {
  await api?.close();
  await database?.close();
  await cluster?.remove();
});

test('PostgreSQL that is stopped gives 503, and after its start the same portal goes on', async () => {
  const target = makeTarget();
  await api.call('createOrUpdateCustomer', target);
  await cluster.stop();
  const missed = makeEmail();
  expect(await api.call('createOrUpdateCustomer', makeTarget({ email: missed }))).toEqual(UNAVAILABLE);
  expect(await api.call('updateStatus', { email: target.email, status: 'PASS' })).toEqual(UNAVAILABLE);
  expect(await api.call('getStatus', { email: target.email })).toEqual(UNAVAILABLE);
  expect(await api.call('getDocumentImages', { email: target.email })).toEqual(UNAVAILABLE);
  expect(await api.call('getStatus', { email: 'no address' })).toEqual(refusal(400));
  expect(await checkHealth(async () => ({ database }))).toBe(false);
  await cluster.start();
  expect(await checkHealth(async () => ({ database }))).toBe(true);
  expect(await api.call('getStatus', { email: missed })).toEqual(refusal(404));
  const images = await api.call('getDocumentImages', { email: target.email });
  expect(images).toEqual(success({ status: 'PENDING', target }));
  expect(await api.call('createOrUpdateCustomer', makeTarget({ email: missed }))).toEqual(success());
});

test('PostgreSQL that is stopped amid requests loses nothing it acknowledged and leaves nothing half-written', async () => {
  const targets = Array.from({ length: 60 }, () => makeTarget());
  const acknowledged = new Set<string>();
  let answered = 0;
  let setUnderWay: () => void = () => undefined;
  const underWay = new Promise<void>((resolve) => {
    setUnderWay = resolve;
  });
  const requests = targets.map(async (target) => {
    const { status } = await api.call('createOrUpdateCustomer', target);
    expect([200, 503]).toContain(status);
    if (status === 200) acknowledged.add(target.email);
    answered += 1;
    if (answered === 10) setUnderWay();
  });
  await underWay;
  await cluster.stop();
  await Promise.all(requests);
  await cluster.start();
  for (const target of targets) {
    const reply = await api.call('getDocumentImages', { email: target.email });
    const isStored = reply.status === 200;
    expect(isStored || !acknowledged.has(target.email)).toBe(true);
    expect(reply).toEqual(isStored ? success({ target }) : refusal(404));
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(10);
});

test('a connection that only reads, as on a standby, gives 503 for writes', async () => {
  const { email } = makeTarget();
  await api.call('createOrUpdateCustomer', makeTarget({ email }));
  // The pool keeps reusing its one idle connection as long as requests come one after another.
  await sql`set default_transaction_read_only = on`.execute(database.kysely);
  expect(await api.call('updateStatus', { email, status: 'PASS' })).toEqual(UNAVAILABLE);
  expect(await api.call('getStatus', { email })).toEqual(success());
  await sql`set default_transaction_read_only = off`.execute(database.kysely);
  expect(await api.call('updateStatus', { email, status: 'PASS' })).toEqual(success());
});

test('a server that nobody answers at gives 503', async () => {
  const openStore = async () => ({
    database: await openDatabase({ databaseUrl: 'postgres://portal@127.0.0.1:1/portal', dataDir: '' }),
    keys: await loadDocumentKeys(database, { documentKeys, dataDir: '' }),
  });
  const { call } = await serveStore(openStore, 'in process');
  expect(await call('getStatus', { email: makeEmail() })).toEqual(UNAVAILABLE);
});

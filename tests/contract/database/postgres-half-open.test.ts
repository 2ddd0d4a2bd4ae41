import { sql } from 'kysely';
import { afterEach, expect, inject, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { isDatabaseUnavailable } from '@/lib/server/db/transactions/database-error';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import { createPostgresDatabase } from '../../setup/postgres/create-database';
import { type StallingProxy, startStallingProxy } from '../../setup/stalling-proxy';

const QUERY_MAX_MS = 500;
/** More than the pool has connections. */
const QUERIES = 12;

let proxy: StallingProxy;
let database: Database;

async function openThroughProxy(queryMaxMs = QUERY_MAX_MS) {
  const url = new URL(await createPostgresDatabase(inject('postgresUrl'), inject('postgresTemplate')));
  proxy = await startStallingProxy(Number(url.port));
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  database = await openDatabase({ databaseUrl: url.href, dataDir: '', queryMaxMs });
}

afterEach(async () => {
  await proxy.close();
  await database.close();
});

const ask = () => sql`select 1`.execute(database.kysely);

test('connections on which nothing is forwarded any more are given up, and the portal goes on with new ones', async () => {
  await openThroughProxy();
  await Promise.all(Array.from({ length: QUERIES }, ask));
  const opened = proxy.acceptedCount();
  proxy.stall();
  const results = await Promise.allSettled(Array.from({ length: QUERIES }, ask));
  for (const result of results) {
    if (result.status === 'rejected') expect(isDatabaseUnavailable(result.reason)).toBe(true);
  }
  expect(results.some(({ status }) => status === 'rejected')).toBe(true);
  await Promise.all(Array.from({ length: QUERIES }, ask));
  expect(proxy.acceptedCount()).toBeGreaterThan(opened);
});

test('a transaction that loses its connection this way is rolled back, and the next one goes through', async () => {
  await openThroughProxy();
  const note = (bucket: string) => ({ bucket, window_started_at: 0, used: 1 });
  const lost = inTransaction(database, async (transaction) => {
    await transaction.insertInto('rate_limits').values(note('lost')).execute();
    proxy.stall();
    await transaction.insertInto('rate_limits').values(note('never')).execute();
  });
  await expect(lost).rejects.toSatisfy(isDatabaseUnavailable);
  await inTransaction(database, (transaction) => transaction.insertInto('rate_limits').values(note('next')).execute());
  expect(await database.kysely.selectFrom('rate_limits').select('bucket').execute()).toEqual([{ bucket: 'next' }]);
});

test('a query that takes its time is left alone within the limit', async () => {
  await openThroughProxy(5_000);
  await expect(sql`select pg_sleep(0.7)`.execute(database.kysely)).resolves.toMatchObject({ rows: [{}] });
});

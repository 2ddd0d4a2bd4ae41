import { join } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import { rewriteTables } from '@/lib/server/db/upkeep/wipe-remains';
import { countUse } from '@/lib/server/http/rate-limit';
import { makeTestFolder } from '../../setup/test-database';

const LOCKED_MS = 1_500;
/** The event loop may be held by the test itself, and by the machine. */
const LOOP_DELAY_MAX_MS = 500;

let place: ReturnType<typeof makeTestFolder>;
let database: Database;
let other: Sqlite.Database;

beforeEach(async () => {
  place = makeTestFolder();
  database = await openDatabase({ dataDir: place.folder });
  other = new Sqlite(join(place.folder, 'portal.sqlite'));
  other.exec('begin immediate');
});
afterEach(async () => {
  other.close();
  await database.close();
  place.remove();
});

/** Measures the longest time in which the event loop did nothing else. */
function watchLoop() {
  let longestMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return longestMs;
  };
}

const values = (bucket: string) => ({ bucket, window_started_at: 0, used: 1 });
const insert = (bucket: string) => database.kysely.insertInto('rate_limits').values(values(bucket)).execute();
const listBuckets = async () =>
  (await database.kysely.selectFrom('rate_limits').select('bucket').orderBy('bucket').execute()).map(
    ({ bucket }) => bucket,
  );

test('every kind of write waits for the lock of another process, while the event loop and reads go on', async () => {
  const stopWatching = watchLoop();
  const writes = Promise.all([
    insert('alone'),
    inTransaction(database, (transaction) =>
      transaction.insertInto('rate_limits').values(values('together')).execute(),
    ),
    database.withoutFlush((kysely) => kysely.insertInto('rate_limits').values(values('unflushed')).execute()),
    countUse(database, { name: 'limit', max: 3, windowMs: 1_000 }, 'subject', Date.now()),
  ]);
  const askedAt = performance.now();
  expect(await listBuckets()).toEqual([]);
  expect(performance.now() - askedAt).toBeLessThan(LOOP_DELAY_MAX_MS);
  await sleep(LOCKED_MS);
  other.exec('commit');
  await writes;
  expect(stopWatching()).toBeLessThan(LOOP_DELAY_MAX_MS);
  expect(await listBuckets()).toMatchObject(['alone', expect.stringMatching(/^limit:/), 'together', 'unflushed']);
});

test('what waits for the disk still does after a wait for the lock', async () => {
  const write = database.withoutFlush((kysely) => kysely.insertInto('rate_limits').values(values('one')).execute());
  await sleep(100);
  other.exec('commit');
  await write;
  const { rows } = await database.kysely.executeQuery<{ synchronous: number }>(CompiledQuery.raw('pragma synchronous'));
  expect(rows).toEqual([{ synchronous: 2 }]);
});

test('while large tables are rewritten, others write between one and the next', async () => {
  other.exec(`commit; with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 50000)
    insert into rate_limits (bucket, window_started_at, used) select 'bucket ' || n, 0, 1 from numbers`);
  const portal = await openDatabase({ dataDir: place.folder });
  let isRewritten = false;
  const rewriting = rewriteTables(database, ['rate_limits', 'rate_limits', 'rate_limits', 'rate_limits']).then(() => {
    isRewritten = true;
  });
  await setImmediate();
  await inTransaction(portal, async (transaction) => {
    await transaction.insertInto('rate_limits').values(values('written meanwhile')).execute();
  });
  expect(isRewritten).toBe(false);
  await rewriting;
  await portal.close();
  expect(other.prepare(`select count(*) as n from rate_limits`).get()).toEqual({ n: 50_001 });
});

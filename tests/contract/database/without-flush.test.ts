import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import type { Database } from '../../../lib/server/db/schema/database';
import type { Tables } from '../../../lib/server/db/schema/tables';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const FULL = 2;
const NORMAL = 1;

async function readSynchronous(kysely: Kysely<Tables>): Promise<number | undefined> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(kysely);
  return rows[0]?.synchronous;
}

const addLimit = (kysely: Kysely<Tables>, bucket: string) =>
  kysely.insertInto('rate_limits').values({ bucket, window_started_at: 0, used: 1 }).execute();

describe.each(DATABASE_KINDS)('A write that does not wait for the disk (%s)', (kind) => {
  let place: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    database = await openDatabase(place.location);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  test('is in force at once, for every connection', async () => {
    await database.withoutFlush((kysely) => addLimit(kysely, 'one'));
    const other = await openDatabase(place.location);
    const rows = await other.kysely.selectFrom('rate_limits').select('bucket').execute();
    await other.close();
    expect(rows).toEqual([{ bucket: 'one' }]);
  });

  test('takes its transaction back whole when it fails', async () => {
    const failing = database.withoutFlush((kysely) =>
      kysely.transaction().execute(async (transaction) => {
        await addLimit(transaction, 'one');
        throw new Error('stop');
      }),
    );
    await expect(failing).rejects.toThrow('stop');
    expect(await database.kysely.selectFrom('rate_limits').select('bucket').execute()).toEqual([]);
  });
});

test('SQLite waits for the disk again after it, also when it failed, and everybody else does meanwhile', async () => {
  const place = await makeTestDatabase('sqlite');
  const database = await openDatabase(place.location);
  const [inside, beside] = await Promise.all([
    database.withoutFlush((kysely) => readSynchronous(kysely)),
    readSynchronous(database.kysely),
  ]);
  expect([inside, beside]).toEqual([NORMAL, FULL]);
  await expect(database.withoutFlush(() => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
  expect(await readSynchronous(database.kysely)).toBe(FULL);
  await database.close();
  await place.remove();
});

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { searchKeysOf } from '../../../lib/server/customer-store/search-keys';
import { type DatabaseLocation, openDatabase } from '../../../lib/server/db/connection/open-database';
import { makeTestDatabase } from '../../setup/test-database';
import { fillDatabaseAt0004, makeUnmigratedDatabase } from '../support/database-at-0004';
import { DATABASE_KINDS } from '../support/describe-contract';
import { openAtMigration } from '../support/open-at-migration';
import { startPortalStorage } from '../support/operated-portal';
import { success } from '../support/reply';
import { runOperator } from '../support/run-operator';

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** More than the migration reads at once, twice. */
const EARLIER_CUSTOMERS = 2_345;

async function open(location: DatabaseLocation) {
  const database = await openDatabase(location);
  cleanups.push(() => database.close());
  return database;
}

describe.each(DATABASE_KINDS)('The database (%s)', (kind) => {
  async function makeLocation() {
    const { location, remove } = await makeTestDatabase(kind);
    cleanups.push(remove);
    return location;
  }

  test('is opened again without being migrated again', async () => {
    const location = await makeLocation();
    const first = await open(location);
    const list = sql<{ name: string; timestamp: string }>`select name, timestamp from kysely_migration order by name`;
    const before = await list.execute(first.kysely);
    expect(before.rows[0]?.name).toBe('0001-customers');
    expect((await list.execute((await open(location)).kysely)).rows).toEqual(before.rows);
  });

  test('that a newer version made is not opened', async () => {
    const location = await makeLocation();
    const { kysely } = await open(location);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2999-01-01T00:00:00Z')`.execute(
      kysely,
    );
    await expect(openDatabase(location)).rejects.toThrow('made by a newer version of the portal');
  });

  test('of before the image keys had a table of their own keeps every image', async () => {
    const { location, remove } = await makeUnmigratedDatabase(kind);
    cleanups.push(remove);
    const images = await fillDatabaseAt0004(location);
    const portal = await startPortalStorage(location);
    for (const { email, documents } of images) {
      expect(await portal.call('getDocumentImages', { email })).toEqual(
        success({ target: expect.objectContaining({ documents }) }),
      );
    }
    const { rows } = await sql<object>`select * from documents limit 1`.execute(portal.database.kysely);
    expect(Object.keys(rows[0] ?? {})).toEqual(['set_id', 'side', 'iv', 'tag', 'byte_count', 'ciphertext']);
    expect(await runOperator(location, ['rotate-keys'])).toMatchObject({ status: 0 });
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
  });

  test('reads whole numbers as numbers', async () => {
    const { kysely } = await open(await makeLocation());
    const { rows } = await sql<{ count: number }>`select count(*) as count from customers`.execute(kysely);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('of before the list of customers gives every customer the keys they are found by', async () => {
    const { location, remove } = await makeUnmigratedDatabase(kind);
    cleanups.push(remove);
    const earlier = await openAtMigration(location, '0006-staff');
    await sql`
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(EARLIER_CUSTOMERS)})
      insert into customers (id, email, fn, ln, reference, status, created_at, updated_at)
      select 'c' || n, n || '@example.com', 'José ' || n, case when n % 3 > 0 then 'O''Farrell' end,
        case when n % 2 > 0 then 'R-' || n end, 'PASS', 0, 0
      from numbers`.execute(earlier.kysely);
    await earlier.close();
    const { kysely } = await open(location);
    const rows = await kysely.selectFrom('customers').selectAll().execute();
    expect(rows).toHaveLength(EARLIER_CUSTOMERS);
    expect(rows.find(({ id }) => id === 'c7')).toMatchObject({
      ...{ source: 'api', name_key: 'jose 7 ofarrell', surname_key: 'ofarrell jose 7', reference_key: 'r7' },
    });
    expect(
      rows.filter((row) => Object.entries(searchKeysOf(row)).some(([key, value]) => row[key as 'name_key'] !== value)),
    ).toEqual([]);
  });

  test('refuses an image without its customer', async () => {
    const { kysely } = await open(await makeLocation());
    const orphan = kysely.insertInto('document_sets').values({ id: 's', customer_id: 'nobody', created_at: 0 });
    await expect(orphan.execute()).rejects.toThrow(/foreign key/i);
  });
});

test('SQLite files are durable, and their owner alone may read them', async () => {
  const { location, remove } = await makeTestDatabase('sqlite');
  cleanups.push(remove);
  const dataDir = join(location.dataDir, 'made', 'for us');
  const { kysely } = await open({ dataDir });
  const read = async (pragma: string) =>
    Object.values((await sql.raw<object>(`pragma ${pragma}`).execute(kysely)).rows[0] ?? {})[0];
  const pragmas = await Promise.all(['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map(read));
  const FULL = 2;
  expect(pragmas).toEqual(['wal', FULL, 1, 1]);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  for (const name of ['portal.sqlite', 'portal.sqlite-wal', 'portal.sqlite-shm']) {
    expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  }
});

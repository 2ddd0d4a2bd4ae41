import { statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { searchKeysOf } from '../../../lib/server/customer-store/search-keys';
import { type DatabaseLocation, openDatabase } from '../../../lib/server/db/connection/open-database';
import { insertRows } from '../../../lib/server/db/upkeep/whole-tables';
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

/** More than twice what the migration reads at once. */
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

  test('of before changes named their decisions links those of a minute, each with one of its own', async () => {
    const { location, remove } = await makeUnmigratedDatabase(kind);
    cleanups.push(remove);
    const database = await openAtMigration(location, '0012-activity-guard');
    const decision = { staff_id: 's', from_status: 'PENDING', to_status: 'PASS', reason: 'verified', note: null };
    const change = { from_status: 'PENDING', to_status: 'PASS', cause: 'updateStatus', reason: null };
    const customer = { status: 'PASS', created_at: 0, updated_at: 0 };
    for (const id of ['one', 'two']) {
      await insertRows(database.kysely, 'customers', [{ id, email: `${id}@example.com`, ...customer }]);
    }
    await insertRows(
      database.kysely,
      'decisions',
      [
        { id: 'd1', customer_id: 'one', at: 100_000, ...decision },
        { id: 'd2', customer_id: 'one', at: 130_000, ...decision },
        { id: 'd3', customer_id: 'one', at: 300_000, ...decision },
        { id: 'd4', customer_id: 'one', at: 500_000, ...decision },
        { id: 'd5', customer_id: 'two', at: 700_000, ...decision, to_status: 'FAIL' },
      ].map((row) => ({ ...row, state: 'stored', follows_id: row.id })),
    );
    await insertRows(database.kysely, 'status_history', [
      { id: 'h0', customer_id: 'one', at: 99_999, ...change },
      { id: 'h1', customer_id: 'one', at: 100_000, ...change },
      { id: 'h2', customer_id: 'one', at: 131_000, ...change },
      { id: 'h3', customer_id: 'one', at: 132_000, ...change },
      { id: 'h4', customer_id: 'one', at: 360_000, ...change },
      { id: 'h5', customer_id: 'one', at: 560_001, ...change },
      { id: 'h6', customer_id: 'two', at: 100_000, ...change },
      { id: 'h7', customer_id: 'two', at: 700_000, ...change },
      { id: 'h8', customer_id: 'two', at: 700_000, ...change, to_status: 'FAIL', cause: 'createOrUpdateCustomer' },
      { id: 'h9', customer_id: 'two', at: 700_001, ...change, to_status: 'FAIL', from_status: 'PASS' },
    ]);
    await database.close();
    const { kysely } = await open(location);
    const rows = await kysely.selectFrom('status_history').select(['id', 'decision_id']).orderBy('id').execute();
    expect(rows.flatMap(({ id, decision_id }) => (decision_id === null ? [] : [[id, decision_id]]))).toEqual([
      ['h1', 'd1'],
      ['h2', 'd2'],
      ['h4', 'd3'],
    ]);
  });

  test('keeps one change for a decision, and the change when its decision goes', async () => {
    const { kysely } = await open(await makeLocation());
    const decision = { id: 'd', customer_id: 'c', at: 0, staff_id: 's', note: null, follows_id: '' };
    const customer = { id: 'c', email: 'c@example.com', status: 'PASS', created_at: 0, updated_at: 0 };
    const change = { customer_id: 'c', at: 0, to_status: 'PASS', cause: 'updateStatus', decision_id: 'd' };
    await insertRows(kysely, 'customers', [customer]);
    await expect(insertRows(kysely, 'status_history', [{ id: 'h', ...change }])).rejects.toThrow(/foreign key/i);
    await insertRows(kysely, 'decisions', [
      { ...decision, from_status: 'PENDING', to_status: 'PASS', reason: 'verified', state: 'stored' },
    ]);
    await insertRows(kysely, 'status_history', [{ id: 'h', ...change }]);
    await expect(insertRows(kysely, 'status_history', [{ id: 'h2', ...change }])).rejects.toThrow(/unique/i);
    await kysely.deleteFrom('decisions').execute();
    expect(await kysely.selectFrom('status_history').select(['id', 'decision_id']).execute()).toEqual([
      { id: 'h', decision_id: null },
    ]);
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

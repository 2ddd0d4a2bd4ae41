import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { getTableOrder, TABLE_NAMES } from '../../../lib/server/db/upkeep/table-list';
import { makeLocation, startPortalStorage } from '../support/operated-portal';

test('The list of tables, which backups follow, is complete and names their primary keys', async () => {
  const { kysely } = (await startPortalStorage(await makeLocation('sqlite'))).database;
  const all = sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'kysely_%'`;
  const { rows } = await all.execute(kysely);
  expect(rows.map(({ name }) => name).sort()).toEqual([...TABLE_NAMES].sort());
  for (const name of TABLE_NAMES) {
    const key = sql<{ name: string }>`select name from pragma_table_info(${name}) where pk > 0 order by pk`;
    expect((await key.execute(kysely)).rows.map((column) => column.name)).toEqual(getTableOrder(name).key);
  }
});

import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema/tables';
import { getTableOrder, type TableName } from './table-list';

export type Cell = string | number | Buffer | null;
export type Row = Record<string, Cell>;

/** Reads a whole table, in primary key order, a few rows at a time. */
export async function* readTable(kysely: Kysely<Tables>, table: TableName): AsyncGenerator<Row[]> {
  const { key, rowsAtOnce } = getTableOrder(table);
  const columns = sql.join(key.map((name) => sql.ref(name)));
  let last: Row | undefined;
  do {
    const values = last && sql.join(key.map((name) => last?.[name]));
    const after = values ? sql`where (${columns}) > (${values})` : sql``;
    const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(rowsAtOnce)}`;
    const { rows } = await query.execute(kysely);
    if (rows.length > 0) yield rows;
    last = rows.length < rowsAtOnce ? undefined : rows.at(-1);
  } while (last);
}

/**
 * Adds rows that all have the same columns. At most a few hundred at once: databases limit the values per statement.
 */
export async function insertRows(kysely: Kysely<Tables>, table: TableName, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(names.map((name) => row[name] ?? null))})`));
  await sql`insert into ${sql.table(table)} (${columns}) values ${values}`.execute(kysely);
}

/** Empties a table. */
export async function emptyTable(kysely: Kysely<Tables>, table: TableName): Promise<void> {
  await sql`delete from ${sql.table(table)}`.execute(kysely);
}

/** How many rows a table has. */
export async function countRows(kysely: Kysely<Tables>, table: TableName): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(kysely);
  return rows[0]?.count ?? 0;
}

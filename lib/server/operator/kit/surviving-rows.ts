import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import { getTableOrder, type TableName } from '../../db/upkeep/table-list';
import type { Row } from '../../db/upkeep/whole-tables';

/** How many rows are listed at a time, from the index of the primary key alone. */
const LISTED_AT_ONCE = 1_000;

/** Tells whether SQLite came upon a damaged page. */
export const isCorruption = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT');

type Listed = { place: number } & Row;

/** The next rows of a table by its primary key. SQLite takes them from the key's index and does not read the table. */
async function listKeys(kysely: Kysely<Tables>, table: TableName, last: Listed | undefined): Promise<Listed[]> {
  const { key } = getTableOrder(table);
  const columns = sql.join(key.map((name) => sql.ref(name)));
  const after = last ? sql`where (${columns}) > (${sql.join(key.map((name) => last[name]))})` : sql``;
  const query = sql<Listed>`select rowid as place, ${columns} from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(LISTED_AT_ONCE)}`;
  return (await query.execute(kysely)).rows;
}

/** What became of a row: `row` is undefined if it is on a damaged page; `name` is made of its primary key. */
type Found = { name: string; row: Row | undefined };

async function findRow(kysely: Kysely<Tables>, table: TableName, { place, ...key }: Listed): Promise<Found> {
  const name = Object.values(key).join(' ');
  try {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} where rowid = ${place}`.execute(kysely);
    return { name, row: rows[0] };
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return { name, row: undefined };
  }
}

/**
 * Reads a table of a damaged SQLite file row by row, in primary key order.
 *
 * @throws SQLite's error when the index of the primary key is damaged as well
 */
export async function* readSurvivingRows(kysely: Kysely<Tables>, table: TableName): AsyncGenerator<Found> {
  let last: Listed | undefined;
  do {
    const listed = await listKeys(kysely, table, last);
    for (const one of listed) yield findRow(kysely, table, one);
    last = listed.length < LISTED_AT_ONCE ? undefined : listed.at(-1);
  } while (last);
}

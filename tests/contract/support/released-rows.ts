import type { Database } from '../../../lib/server/db/schema/database';
import { getTableOrder, TABLE_NAMES, type TableName } from '../../../lib/server/db/upkeep/table-list';
import { type Cell, insertRows, type Row, readTable } from '../../../lib/server/db/upkeep/whole-tables';

export type TableRows = Map<TableName, Row[]>;

async function readRows(kysely: Database['kysely'], name: TableName): Promise<Row[]> {
  const all: Row[] = [];
  for await (const rows of readTable(kysely, name)) all.push(...rows);
  return all;
}

/** For columns where arbitrary text won't do because migrations look at the values. */
const TELLING_VALUES: Record<string, (number: number) => string> = {
  fn: (number) => `José ${number}`,
  ln: () => "O'Farrell",
  side: () => 'front',
  status: () => 'PENDING',
  from_status: () => 'PENDING',
  to_status: () => 'PASS',
  cause: () => 'updateStatus',
};

/** Rows with the same number belong together: every id and every reference to one is the same. */
const isReference = (column: string) => column === 'id' || column.endsWith('_id');

function makeCell(column: string, dataType: string, number: number): Cell {
  if (/^(blob|bytea)$/i.test(dataType)) return Buffer.from(`${column} ${number}`);
  if (/^(bigint|int8)$/i.test(dataType)) return number * 1000;
  if (isReference(column)) return `id-${number}`;
  return TELLING_VALUES[column]?.(number) ?? `${column} ${number}`;
}

/** The even rows hold null in every column that allows it. */
const ROW_NUMBERS = [1, 2, 3, 4];

/** Tables of one row, which their migration writes. */
const TABLES_OF_ONE_ROW: readonly TableName[] = ['activity_head'];

/** Inserts a few rows into every table of a database, whatever its version, and returns them. */
export async function fillEveryTable({ kysely }: Database): Promise<TableRows> {
  const tables = new Map((await kysely.introspection.getTables()).map((table) => [table.name, table.columns]));
  const filled: TableRows = new Map();
  for (const name of TABLE_NAMES) {
    const columns = tables.get(name);
    if (!columns) continue;
    const { key } = getTableOrder(name);
    if (TABLES_OF_ONE_ROW.includes(name)) {
      filled.set(name, await readRows(kysely, name));
      continue;
    }
    const rows = ROW_NUMBERS.map((number): Row => {
      const cells = columns.map(({ name: column, dataType, isNullable }) => {
        const isNull = number % 2 === 0 && isNullable && !key.includes(column);
        return [column, isNull ? null : makeCell(column, dataType, number)];
      });
      return Object.fromEntries(cells);
    });
    await insertRows(kysely, name, rows);
    filled.set(name, rows);
  }
  return filled;
}

/** Reads every table of a database at this version. */
export async function readEveryTable({ kysely }: Database): Promise<TableRows> {
  const tables: TableRows = new Map();
  for (const name of TABLE_NAMES) tables.set(name, await readRows(kysely, name));
  return tables;
}

import type { Transaction } from 'kysely';
import { TABLE_NAMES, type TableName } from '../../db/table-list';
import type { Tables } from '../../db/tables';
import { emptyTable, insertRows, type Row } from '../../db/whole-tables';
import { readBackup } from './read-backup';

/** What one statement inserts at the most. */
const ROWS_AT_ONCE = 200;
const BYTES_AT_ONCE = 4_000_000;

function countBytes(row: Row): number {
  return Object.values(row).reduce<number>((sum, cell) => sum + (Buffer.isBuffer(cell) ? cell.length : 0), 0);
}

const columnsOf = (row: Row | undefined) => Object.keys(row ?? {}).join();

/** Collects rows of one table and inserts them together. */
function makeInserter(transaction: Transaction<Tables>) {
  let table: TableName | undefined;
  let rows: Row[] = [];
  let bytes = 0;
  const flush = async () => {
    if (table) await insertRows(transaction, table, rows);
    rows = [];
    bytes = 0;
  };
  const add = async (nextTable: TableName, row: Row) => {
    const isFull = rows.length === ROWS_AT_ONCE || bytes > BYTES_AT_ONCE;
    if (isFull || table !== nextTable || columnsOf(rows[0]) !== columnsOf(row)) await flush();
    table = nextTable;
    rows.push(row);
    bytes += countBytes(row);
  };
  return { add, flush };
}

/**
 * Replaces everything in the database by what a backup holds. Roll the transaction back when it throws.
 *
 * @throws DamagedBackup when the file is not whole
 */
export async function restoreRows(
  transaction: Transaction<Tables>,
  path: string,
  onProgress: (rows: number) => void,
): Promise<void> {
  for (const table of TABLE_NAMES.toReversed()) await emptyTable(transaction, table);
  const inserter = makeInserter(transaction);
  let done = 0;
  for await (const part of readBackup(path)) {
    if ('header' in part) continue;
    await inserter.add(part.table, part.row);
    done += 1;
    onProgress(done);
  }
  await inserter.flush();
}

import type { Transaction } from 'kysely';
import { linkDecisionsByTime } from '../../db/migrations/0014-link-decisions';
import { startActivityChain } from '../../db/migrations/0022-activity-chain';
import type { Tables } from '../../db/schema/tables';
import { TABLE_NAMES, type TableName } from '../../db/upkeep/table-list';
import { emptyTable, insertRows, type Row } from '../../db/upkeep/whole-tables';
import { mendActivityHead } from '../../staff/activity/mend-activity-head';
import { type BackupFile, readBackup } from './read-backup';
import { upgradeRow } from './upgrade-row';

/** The most rows that one statement inserts. */
const ROWS_AT_ONCE = 200;
const BYTES_AT_ONCE = 4_000_000;

function countBytes(row: Row): number {
  return Object.values(row).reduce<number>((sum, cell) => sum + (Buffer.isBuffer(cell) ? cell.length : 0), 0);
}

const columnsOf = (row: Row) => Object.keys(row).join();

/** Collects rows and inserts those of one table together, in the order in which the tables arrived. */
function makeInserter(transaction: Transaction<Tables>) {
  const waiting = new Map<TableName, Row[]>();
  let count = 0;
  let bytes = 0;
  const flush = async () => {
    for (const [table, rows] of waiting) await insertRows(transaction, table, rows);
    waiting.clear();
    count = 0;
    bytes = 0;
  };
  const add = async (table: TableName, row: Row) => {
    const [first] = waiting.get(table) ?? [];
    const isFull = count === ROWS_AT_ONCE || bytes > BYTES_AT_ONCE;
    if (isFull || (first && columnsOf(first) !== columnsOf(row))) await flush();
    const rows = waiting.get(table);
    if (rows) rows.push(row);
    else waiting.set(table, [row]);
    count += 1;
    bytes += countBytes(row);
  };
  return { add, flush };
}

/** Before migration 0014 status changes did not name their decision; they are linked once all rows are here. */
async function upgradeLinks(transaction: Transaction<Tables>, migrations: readonly string[]): Promise<void> {
  if (!migrations.includes('0014-decided-changes')) await linkDecisionsByTime(transaction);
}

/**
 * Replaces everything in the database with the contents of a backup. Roll the transaction back when it throws.
 *
 * @throws DamagedBackup when the file is not intact
 */
export async function restoreRows(
  transaction: Transaction<Tables>,
  file: BackupFile,
  onProgress: (rows: number) => void,
): Promise<void> {
  for (const table of TABLE_NAMES.toReversed()) await emptyTable(transaction, table);
  const inserter = makeInserter(transaction);
  let migrations: readonly string[] = [];
  let done = 0;
  for await (const part of readBackup(file)) {
    if ('header' in part) {
      migrations = part.header.migrations;
      continue;
    }
    for (const { table, row } of upgradeRow(part)) await inserter.add(table, row);
    done += 1;
    onProgress(done);
  }
  await inserter.flush();
  await upgradeLinks(transaction, migrations);
  if (!migrations.includes('0022-activity-chain')) await startActivityChain(transaction);
  await mendActivityHead(transaction);
}

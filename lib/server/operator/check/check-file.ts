import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import type { ReportProblem } from './problem-list';

type ForeignKeyProblem = { table: string; rowid: number | null; parent: string };

/** Makes SQLite check its own file: pages, indexes, references. PostgreSQL takes care of these itself. */
export async function checkFile({ kind }: Database, kysely: Kysely<Tables>, report: ReportProblem): Promise<void> {
  if (kind !== 'sqlite') return;
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(kysely);
  for (const { integrity_check: problem } of integrity.rows) {
    if (problem !== 'ok') report(`the database file: ${problem}`);
  }
  const references = await sql<ForeignKeyProblem>`pragma foreign_key_check`.execute(kysely);
  for (const { table, rowid, parent } of references.rows) {
    report(`table ${table}, row ${rowid}: the row of ${parent} that it belongs to is missing`);
  }
}

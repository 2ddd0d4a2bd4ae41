import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type ActivityGuard, getActivityGuard } from './activity-guard';
import { getChainGuard } from './chain-guard';
import type { DatabaseKind } from './database';

/** What migrations write differently for the two databases. Text is `text` and numbers are `bigint` on both. */
export type ColumnTypes = {
  bytes: RawBuilder<unknown>;
  /** Text whose index supports prefix searches: compared byte by byte, as SQLite always does. */
  orderedText: RawBuilder<unknown>;
  /** Turns a plain text column into one of that kind. */
  orderColumn(db: Kysely<unknown>, table: string, column: string): Promise<void>;
  activityGuard: ActivityGuard;
  chainGuard: ActivityGuard;
};

async function orderPostgresColumn(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} type text collate "C"`.execute(db);
}

/** The column types of one kind of database, for its migrations. */
export function getColumnTypes(kind: DatabaseKind): ColumnTypes {
  const guards = { activityGuard: getActivityGuard(kind), chainGuard: getChainGuard(kind) };
  return kind === 'postgres'
    ? { bytes: sql`bytea`, orderedText: sql`text collate "C"`, orderColumn: orderPostgresColumn, ...guards }
    : { bytes: sql`blob`, orderedText: sql`text`, orderColumn: async () => undefined, ...guards };
}

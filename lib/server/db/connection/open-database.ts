import { migrate } from '../migrations/migrate';
import type { Database } from '../schema/database';
import { openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';

export type DatabaseLocation = {
  /** `postgres://…`; undefined for SQLite in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** How long one query to PostgreSQL may take, in milliseconds. Default: as long as it wants, for operators. */
  queryMaxMs?: number | undefined;
};

/** For a large table, a step of a migration takes minutes. */
const MIGRATION_QUERY_MAX_MS = 30 * 60_000;

/**
 * Opens the portal's database and brings its tables up to date. Call it when the database is first needed, never while
 * a module loads: a build must not create a file.
 *
 * @throws the driver's error when the database cannot be opened, reached or migrated; in that case nothing stays open
 */
export async function openDatabase({ databaseUrl, dataDir, queryMaxMs }: DatabaseLocation): Promise<Database> {
  const database = databaseUrl ? openPostgres(databaseUrl, queryMaxMs && MIGRATION_QUERY_MAX_MS) : openSqlite(dataDir);
  try {
    await migrate(database.kysely, database.kind);
  } catch (error) {
    await database.close();
    throw error;
  }
  if (!databaseUrl || queryMaxMs === undefined) return database;
  await database.close();
  return openPostgres(databaseUrl, queryMaxMs);
}

import { migrate } from '../migrations/migrate';
import type { Database } from '../schema/database';
import { openPostgres } from './open-postgres';
import { openSqlite } from './open-sqlite';

export type DatabaseLocation = {
  /** `postgres://…`; undefined for SQLite in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
};

/**
 * Opens the portal's database and brings its tables up to date. Call it when the database is first needed, never while
 * a module loads: a build must not create a file.
 *
 * @throws the driver's error when the database cannot be opened, reached or migrated; in that case nothing stays open
 */
export async function openDatabase({ databaseUrl, dataDir }: DatabaseLocation): Promise<Database> {
  const database = databaseUrl ? openPostgres(databaseUrl) : openSqlite(dataDir);
  try {
    await migrate(database.kysely, database.kind);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

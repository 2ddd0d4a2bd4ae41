import { Migrator } from 'kysely';
import { getColumnTypes } from '../../../lib/server/db/column-types';
import type { Database } from '../../../lib/server/db/database';
import { listMigrations } from '../../../lib/server/db/migration-list';
import type { DatabaseLocation } from '../../../lib/server/db/open-database';
import { openPostgres } from '../../../lib/server/db/open-postgres';
import { openSqlite } from '../../../lib/server/db/open-sqlite';

/** Opens a database as the version with this migration had it. Close it before the next version opens it. */
export async function openAtMigration({ databaseUrl, dataDir }: DatabaseLocation, name: string): Promise<Database> {
  const database = databaseUrl ? openPostgres(databaseUrl) : openSqlite(dataDir);
  const migrations = listMigrations(getColumnTypes(database.kind));
  const migrator = new Migrator({ db: database.kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(name);
  if (!error) return database;
  await database.close();
  throw error;
}

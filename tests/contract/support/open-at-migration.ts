import { Migrator } from 'kysely';
import type { DatabaseLocation } from '../../../lib/server/db/connection/open-database';
import { openPostgres } from '../../../lib/server/db/connection/open-postgres';
import { openSqlite } from '../../../lib/server/db/connection/open-sqlite';
import { listMigrations } from '../../../lib/server/db/migrations/migration-list';
import { getColumnTypes } from '../../../lib/server/db/schema/column-types';
import type { Database } from '../../../lib/server/db/schema/database';

/** Opens a database in the state of the version with this migration. Close it before the next version opens it. */
export async function openAtMigration({ databaseUrl, dataDir }: DatabaseLocation, name: string): Promise<Database> {
  const database = databaseUrl ? openPostgres(databaseUrl) : openSqlite(dataDir);
  const migrations = listMigrations(getColumnTypes(database.kind));
  const migrator = new Migrator({ db: database.kysely, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(name);
  if (!error) return database;
  await database.close();
  throw error;
}

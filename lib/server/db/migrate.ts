import { type Kysely, Migrator } from 'kysely';
import { getColumnTypes } from './column-types';
import type { DatabaseKind } from './database';
import { listMigrations } from './migration-list';
import { retryTransaction } from './retry-transaction';
import type { Tables } from './tables';

/**
 * Brings the tables up to date: all pending migrations in one transaction, or none. Several instances may do so at once:
 * PostgreSQL holds an advisory lock meanwhile, SQLite its write lock.
 *
 * @throws the error of the migration that failed, or when the database was made by a newer version of the portal
 */
export async function migrate(kysely: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  const migrations = listMigrations(getColumnTypes(kind));
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  await retryTransaction(async () => {
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}

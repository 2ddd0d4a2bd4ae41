import { type Kysely, Migrator } from 'kysely';
import { getColumnTypes } from '../schema/column-types';
import type { DatabaseKind } from '../schema/database';
import type { Tables } from '../schema/tables';
import { retryTransaction } from '../transactions/retry-transaction';
import { listMigrations } from './migration-list';

/** The migrator's message when the database has a migration that we do not know. */
const UNKNOWN_MIGRATION = /previously executed migration .* is missing/;

/** The database has tables from a later version. The message tells the operator what to do. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';

  constructor() {
    super('The database was made by a newer version of the portal. Start that version, or a newer one.');
  }
}

function explain(error: unknown): unknown {
  return error instanceof Error && UNKNOWN_MIGRATION.test(error.message) ? new NewerDatabaseError() : error;
}

/**
 * Brings the tables up to date: all pending migrations in one transaction, or none. Several instances may do so at
 * once: meanwhile PostgreSQL holds an advisory lock, SQLite its write lock.
 *
 * @throws the error of the migration that failed, or NewerDatabaseError
 */
export async function migrate(kysely: Kysely<Tables>, kind: DatabaseKind): Promise<void> {
  const migrations = listMigrations(getColumnTypes(kind));
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  await retryTransaction(async () => {
    const { error } = await migrator.migrateToLatest();
    if (error) throw explain(error);
  });
}

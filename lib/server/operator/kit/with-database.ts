import { existsSync } from 'node:fs';
import { openDatabase } from '../../db/connection/open-database';
import { sqliteFilePath } from '../../db/connection/open-sqlite';
import type { Database } from '../../db/schema/database';
import type { Operator } from './command';
import { OperatorError } from './operator-error';

async function closeAfter<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function tellOfRemoteAccount({ settings, note }: Operator): void {
  if (!settings.storageApi.url) return;
  note('STORAGE_API_URL is set: customers go to that account. This command looks only at the database of the portal.');
}

/** Opens the portal's database, creating it if needed, and closes it after `work`. */
export async function withNewOrPresentDatabase<T>(
  operator: Operator,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  tellOfRemoteAccount(operator);
  return closeAfter(await openDatabase(operator.settings), work);
}

/**
 * Opens the portal's database and closes it after `work`.
 *
 * @throws OperatorError when there is none
 */
export function withDatabase<T>(operator: Operator, work: (database: Database) => Promise<T>): Promise<T> {
  const { dataDir, databaseUrl } = operator.settings;
  if (!databaseUrl && !existsSync(sqliteFilePath(dataDir))) {
    throw new OperatorError(`There is no database in the folder ${dataDir} yet. DATA_DIR names the folder.`);
  }
  return withNewOrPresentDatabase(operator, work);
}

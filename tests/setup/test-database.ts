import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type DatabaseLocation, openDatabase } from '../../lib/server/db/connection/open-database';
import { sqliteFilePath } from '../../lib/server/db/connection/open-sqlite';
import type { Database, DatabaseKind } from '../../lib/server/db/schema/database';
import { createPostgresDatabase, dropPostgresDatabase } from './postgres/create-database';

export type TestDatabase = { location: DatabaseLocation; remove: () => Promise<void> };

/** Creates an empty folder; `remove` deletes it with everything in it. */
export function makeTestFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'portal-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Creates a location with a migrated, empty database that no other test uses. */
export async function makeTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const { folder: dataDir, remove: removeFolder } = makeTestFolder();
  if (kind === 'sqlite') {
    copyFileSync(inject('sqliteTemplate'), sqliteFilePath(dataDir));
    return { location: { dataDir }, remove: async () => removeFolder() };
  }
  const adminUrl = inject('postgresUrl');
  const databaseUrl = await createPostgresDatabase(adminUrl, inject('postgresTemplate'));
  const remove = async () => {
    removeFolder();
    await dropPostgresDatabase(adminUrl, databaseUrl);
  };
  return { location: { dataDir, databaseUrl }, remove };
}

/** Opens a database that no other test uses; `close` also removes it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<{ database: Database; close(): Promise<void> }> {
  const { location, remove } = await makeTestDatabase(kind);
  const database = await openDatabase(location);
  const close = async () => {
    await database.close();
    await remove();
  };
  return { database, close };
}

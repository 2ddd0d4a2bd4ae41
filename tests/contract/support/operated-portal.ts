import { afterEach } from 'vitest';
import { type DatabaseLocation, openDatabase } from '../../../lib/server/db/connection/open-database';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import { followDocumentKeys } from '../../../lib/server/sealing/follow-document-keys';
import { makeTestDatabase } from '../../setup/test-database';
import { serveStore } from './contract-api';

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Creates a location for a database, removed after the test. */
export async function makeLocation(kind: DatabaseKind): Promise<DatabaseLocation> {
  const { location, remove } = await makeTestDatabase(kind);
  cleanups.push(remove);
  return location;
}

/** Starts a portal's storage API on a location, as the server does: it follows the key file. Stops after the test. */
export async function startPortalStorage(location: DatabaseLocation, documentKeys?: string) {
  const database = await openDatabase(location);
  cleanups.push(() => database.close());
  const refused: string[] = [];
  const source = { dataDir: location.dataDir, documentKeys };
  const getKeys = await followDocumentKeys(database, source, ({ message }) => refused.push(message));
  const api = await serveStore(async () => ({ database, keys: await getKeys() }), 'in process');
  return { ...api, database, getKeys, refusedKeys: refused };
}

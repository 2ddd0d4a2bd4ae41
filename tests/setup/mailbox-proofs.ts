import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { PortalServer } from './portal-server';

/** As if an hour had passed since a code was typed in. */
export function expireProofs({ dataDir }: PortalServer): void {
  const database = new SqliteDatabase(join(dataDir, 'portal.sqlite'), { timeout: 5_000 });
  try {
    database.prepare('update mailbox_codes set expires_at = 1').run();
  } finally {
    database.close();
  }
}

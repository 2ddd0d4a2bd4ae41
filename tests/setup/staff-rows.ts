import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { PortalServer } from './portal-server';

/** Reads a staff table straight from a portal's own SQLite file. */
export function findStaffRows(
  portal: PortalServer,
  table: 'staff_accounts' | 'staff_credentials' | 'staff_sessions' | 'activity',
): Record<string, unknown>[] {
  const database = new SqliteDatabase(join(portal.dataDir, 'portal.sqlite'), { readonly: true });
  try {
    return database.prepare<[], Record<string, unknown>>(`select * from ${table}`).all();
  } finally {
    database.close();
  }
}

/** As if all open invitations of a portal had expired. */
export function expireStaffLinks(portal: PortalServer): void {
  const database = new SqliteDatabase(join(portal.dataDir, 'portal.sqlite'), { timeout: 5_000 });
  try {
    database.prepare('update staff_links set expires_at = 1').run();
  } finally {
    database.close();
  }
}

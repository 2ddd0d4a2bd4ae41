import { createHash } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
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

/** As if everyone who is signed in had last been active this long ago, in any tab. */
export function setIdleFor(portal: PortalServer, idleMs: number): void {
  const database = new SqliteDatabase(join(portal.dataDir, 'portal.sqlite'), { timeout: 5_000 });
  try {
    database.prepare('update staff_sessions set last_active_at = ?').run(Date.now() - idleMs);
  } finally {
    database.close();
  }
}

/** As if this had been read from the ID of the customer with this email address. */
export function setIdReading(portal: PortalServer, email: string, reading: IdReading): void {
  const database = new SqliteDatabase(join(portal.dataDir, 'portal.sqlite'), { timeout: 5_000 });
  try {
    const digest = createHash('sha256').update(email).digest('hex');
    database
      .prepare('insert or replace into id_readings (email_digest, reading, received_at) values (?, ?, ?)')
      .run(digest, JSON.stringify(reading), Date.now());
  } finally {
    database.close();
  }
}

import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** How long to wait for a lock, in milliseconds. */
const LOCK_WAIT_MS = 5_000;

/** Empties what a portal on SQLite has counted, so that its limits do not answer in the place of what they protect. */
export function emptyLimits(dataDir: string): void {
  const database = new SqliteDatabase(join(dataDir, 'portal.sqlite'), { timeout: LOCK_WAIT_MS });
  database.prepare('delete from rate_limits').run();
  database.close();
}

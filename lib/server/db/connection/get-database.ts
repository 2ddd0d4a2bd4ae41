import 'server-only';
import { atStop } from '../../at-stop.mjs';
import { env } from '../../env';
import { processSingletonOnceOpen } from '../../process-singleton';
import type { Database } from '../schema/database';
import { openDatabase } from './open-database';

/** What the portal asks while people wait takes a second at most. A query that takes this long has lost its answer. */
const QUERY_MAX_MS = 15_000;

async function open(): Promise<Database> {
  const database = await openDatabase({ ...env(), queryMaxMs: QUERY_MAX_MS });
  // SQLite then moves what is in its write-ahead log into the database file.
  atStop(() => database.close());
  return database;
}

/**
 * The process-wide database, opened on the first call. After a failed attempt the next call tries again.
 *
 * @throws the driver's error when the database cannot be opened
 */
export function getDatabase(): Promise<Database> {
  return processSingletonOnceOpen('database', open);
}

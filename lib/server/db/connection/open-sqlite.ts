import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { ensurePrivateFile, ensurePrivateFolder } from '../../private-files';
import type { Database } from '../schema/database';
import type { Tables } from '../schema/tables';
import { retryTransaction } from '../transactions/retry-transaction';
import { hasFreeDiskSpace } from './disk-space';
import { ImmediateSqliteDialect } from './sqlite-dialect';

/** How long opening waits for another process that opens the same file, in milliseconds. It blocks the event loop. */
const OPENING_BUSY_MS = 1_000;
/** How long one try of a statement waits, in milliseconds. It blocks the event loop; sqlite-dialect.ts tries again. */
const BUSY_MS = 5;
/** How much disk the write-ahead log may keep after its content has moved into the database, in bytes. */
const KEPT_WAL_BYTES = 64_000_000;

/** Path of the SQLite database in a data directory. */
export function sqliteFilePath(dataDir: string): string {
  return join(dataDir, 'portal.sqlite');
}

/**
 * Rows with two images of 300 KB are stored a third faster than with the default 4 KB pages. Only affects new files.
 */
const PAGE_BYTES = 16_384;

function setPragmas(file: Sqlite.Database): void {
  file.pragma(`page_size = ${PAGE_BYTES}`);
  file.pragma('journal_mode = WAL');
  // better-sqlite3 opens WAL with NORMAL, which may lose the last commits in a power failure.
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma(`journal_size_limit = ${KEPT_WAL_BYTES}`);
  // Deleted data is overwritten, so that erased people do not linger in free pages.
  file.pragma('secure_delete = ON');
  file.pragma(`busy_timeout = ${BUSY_MS}`);
}

/**
 * Opens the SQLite file of a data directory and creates both if they are missing, readable only by the owner. Does not
 * migrate.
 *
 * @throws the driver's error when the file cannot be opened or is not a database
 */
export function openSqlite(dataDir: string): Database {
  const path = sqliteFilePath(dataDir);
  ensurePrivateFolder(dataDir);
  ensurePrivateFile(path);
  const file = new Sqlite(path, { timeout: OPENING_BUSY_MS });
  try {
    setPragmas(file);
  } catch (error) {
    file.close();
    throw error;
  }
  const hold = { isHeld: false };
  const kysely = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(file, hold) });
  return {
    kysely,
    kind: 'sqlite',
    hasRowLocks: false,
    // Meanwhile this work has the only connection to itself; where another process has the lock, it begins again.
    withoutFlush: (work) =>
      retryTransaction(() =>
        kysely.connection().execute(async (connection) => {
          hold.isHeld = true;
          file.pragma('synchronous = NORMAL');
          try {
            return await work(connection);
          } finally {
            file.pragma('synchronous = FULL');
            hold.isHeld = false;
          }
        }),
      ),
    hasRoomForImages: () => hasFreeDiskSpace(dataDir),
    close: () => kysely.destroy(),
  };
}

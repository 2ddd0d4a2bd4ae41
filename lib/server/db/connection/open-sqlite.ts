import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { ensurePrivateFile, ensurePrivateFolder } from '../../private-files';
import type { Database } from '../schema/database';
import type { Tables } from '../schema/tables';
import { hasFreeDiskSpace } from './disk-space';
import { ImmediateSqliteDialect } from './sqlite-dialect';

/** How long a statement waits for another process, in milliseconds. The wait blocks the event loop: keep it short. */
const BUSY_TIMEOUT_MS = 1_000;
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
  const file = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    setPragmas(file);
  } catch (error) {
    file.close();
    throw error;
  }
  const kysely = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(file) });
  return {
    kysely,
    kind: 'sqlite',
    hasRowLocks: false,
    // Meanwhile this work has the only connection to itself.
    withoutFlush: (work) =>
      kysely.connection().execute(async (connection) => {
        file.pragma('synchronous = NORMAL');
        try {
          return await work(connection);
        } finally {
          file.pragma('synchronous = FULL');
        }
      }),
    hasRoomForImages: () => hasFreeDiskSpace(dataDir),
    close: () => kysely.destroy(),
  };
}

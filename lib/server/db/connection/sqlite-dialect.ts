import { setImmediate } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { keepStatements } from './statement-cache';

/**
 * Takes the write lock at the start, unless the transaction only reads: taking it at the first write, after a read, can
 * fail without waiting.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: Sqlite.Database;

  constructor(file: Sqlite.Database) {
    super({ database: keepStatements(file) });
    this.#file = file;
  }

  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    // A statement blocks the event loop until it is done, and the next in line for the connection gets it immediately:
    // without a pause, back-to-back transactions would block the loop the whole time.
    await setImmediate();
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** On a full disk SQLite rolls back by itself; a second rollback would hide the first error behind its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** Lets the migrator run in a transaction, so that a migration happens completely and once. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect with immediate transactions, including around migrations. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #file: Sqlite.Database;

  constructor(file: Sqlite.Database) {
    super({ database: file });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

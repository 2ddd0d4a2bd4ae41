import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { isConflictBetweenTransactions } from '../transactions/database-error';
import { keepStatements } from './statement-cache';

/** How long a statement waits for the lock of another process, and how often it tries, in milliseconds. */
const WAIT_MAX_MS = 5_000;
const TRY_EVERY_MS = 20;

/** Lets others have the only connection for a moment. */
type LetGo = (forMs: number) => Promise<void>;

/**
 * The connection, whose statements wait for the lock of another process without blocking the event loop: they are tried
 * again and again, and between tries others may use the connection. A statement within a transaction is not tried
 * again, and needs not be: the transaction has the lock.
 */
class PatientConnection implements DatabaseConnection {
  constructor(
    private readonly connection: DatabaseConnection,
    private readonly mayWait: () => boolean,
    private readonly letGo: LetGo,
  ) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const deadline = performance.now() + WAIT_MAX_MS;
    for (;;) {
      try {
        return await this.connection.executeQuery<Row>(query);
      } catch (error) {
        const isWorthWaiting = isConflictBetweenTransactions(error) && this.mayWait() && performance.now() < deadline;
        if (!isWorthWaiting) throw error;
        await this.letGo(TRY_EVERY_MS);
      }
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.connection.streamQuery(query, chunkSize);
  }
}

/** Whether work that needs the only connection to itself has it at the moment. */
export type Hold = { isHeld: boolean };

/**
 * Takes the write lock at the start, unless the transaction only reads: taking it at the first write, after a read, can
 * fail without waiting.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: Sqlite.Database;
  readonly #hold: Hold;

  constructor(file: Sqlite.Database, hold: Hold) {
    super({ database: keepStatements(file) });
    this.#file = file;
    this.#hold = hold;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const mayWait = () => !this.#file.inTransaction && !this.#hold.isHeld;
    const letGo = async (forMs: number) => {
      await this.releaseConnection();
      await sleep(forMs);
      await super.acquireConnection();
    };
    return new PatientConnection(await super.acquireConnection(), mayWait, letGo);
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
  readonly #hold: Hold;

  constructor(file: Sqlite.Database, hold: Hold) {
    super({ database: file });
    this.#file = file;
    this.#hold = hold;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#file, this.#hold);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

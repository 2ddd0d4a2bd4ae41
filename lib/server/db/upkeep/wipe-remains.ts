import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../schema/database';
import { isConflictBetweenTransactions } from '../transactions/database-error';
import { TABLE_NAMES, type TableName } from './table-list';

const CHECKPOINT_ATTEMPTS = 40;
const CHECKPOINT_PAUSE_MS = 250;
/** Long enough for a process that waits for the lock, and tries again every 20 ms (sqlite-dialect.ts). */
const TURN_OF_OTHERS_MS = 30;

type CheckpointResult = { busy: number };

async function isWalEmptied({ kysely }: Database): Promise<boolean> {
  try {
    const { rows } = await sql<CheckpointResult>`pragma wal_checkpoint(truncate)`.execute(kysely);
    return rows[0]?.busy === 0;
  } catch (error) {
    if (isConflictBetweenTransactions(error)) return false;
    throw error;
  }
}

/**
 * Moves the contents of SQLite's write-ahead log into the database file and empties it: it may still contain deleted
 * data. Waits a few seconds for readers. Does nothing on PostgreSQL.
 *
 * @returns false when others kept reading the whole time
 */
export async function emptyWriteAheadLog(database: Database): Promise<boolean> {
  if (database.kind !== 'sqlite') return true;
  for (let attempt = 1; attempt <= CHECKPOINT_ATTEMPTS; attempt += 1) {
    if (await isWalEmptied(database)) return true;
    await sleep(CHECKPOINT_PAUSE_MS);
  }
  return false;
}

/**
 * The images are encrypted and their keys are in another table, or with the browser that sent them: copying them would
 * take a long time and gain nothing. The activity record and its head hold no personal data, and the database lets
 * nobody delete their rows.
 */
const KEPT_TABLES: readonly TableName[] = [
  'documents',
  'held_images',
  'outbox_images',
  'parcel_pieces',
  'activity',
  'activity_head',
];
const REWRITTEN_TABLES = TABLE_NAMES.filter((name) => !KEPT_TABLES.includes(name));

async function rewriteTable(database: Database, name: TableName): Promise<void> {
  // Nobody else may use the connection while the setting is off. The log, which is emptied next, waits for the disk.
  await database.withoutFlush(async (connection) => {
    // Inside a transaction this setting would do nothing; the rows are deleted and reinserted, and nothing may cascade.
    await sql`pragma foreign_keys = off`.execute(connection);
    try {
      await connection.transaction().execute(async (transaction) => {
        const [table, copy] = [sql.table(name), sql.table(`rewritten_${name}`)];
        await sql`create table ${copy} as select * from ${table}`.execute(transaction);
        await sql`delete from ${table}`.execute(transaction);
        await sql`insert into ${table} select * from ${copy}`.execute(transaction);
        await sql`drop table ${copy}`.execute(transaction);
      });
    } finally {
      await sql`pragma foreign_keys = on`.execute(connection);
    }
  });
}

/**
 * Rewrites the tables of a SQLite file, except images and activity: pages that SQLite once split may hold copies of
 * rows beyond the reach of secure_delete. Rewriting the pages overwrites them. Others wait while one table is rewritten,
 * and have their turn before the next large one. Does nothing on PostgreSQL.
 *
 * @param tables which ones: by default all that may hold personal data or image keys
 */
export async function rewriteTables(
  database: Database,
  tables: readonly TableName[] = REWRITTEN_TABLES,
): Promise<void> {
  if (database.kind !== 'sqlite') return;
  let heldSinceMs = performance.now();
  for (const name of tables) {
    await rewriteTable(database, name);
    if (performance.now() - heldSinceMs < TURN_OF_OTHERS_MS) continue;
    await sleep(TURN_OF_OTHERS_MS);
    heldSinceMs = performance.now();
  }
}

/** Makes PostgreSQL free the space of deleted rows. Returns false if its user is not allowed to, or it cannot. */
export async function vacuumTables(database: Database, tables: readonly TableName[] = TABLE_NAMES): Promise<boolean> {
  if (database.kind !== 'postgres') return true;
  try {
    await sql`vacuum ${sql.join(tables.map((name) => sql.table(name)))}`.execute(database.kysely);
    return true;
  } catch {
    // Engines compatible with PostgreSQL may not know the statement; they clean up by themselves.
    return false;
  }
}

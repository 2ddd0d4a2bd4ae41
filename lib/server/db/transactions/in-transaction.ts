import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../schema/database';
import type { Tables } from '../schema/tables';
import { runToCommit } from './before-commit';
import { retryTransaction } from './retry-transaction';

const undone = new WeakSet<Error>();

/** Tells whether a transaction failed before it began to commit, so that nothing of it is stored. */
export const isUndone = (error: unknown): boolean => error instanceof Error && undone.has(error);

async function run<T>(kysely: Kysely<Tables>, work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
  let isCommitting = false;
  const workToCommit = async (transaction: Transaction<Tables>) => {
    const result = await runToCommit(transaction, work);
    isCommitting = true;
    return result;
  };
  try {
    return await kysely.transaction().execute(workToCommit);
  } catch (error) {
    if (!isCommitting && error instanceof Error) undone.add(error);
    throw error;
  }
}

/**
 * Runs `work` in one transaction: all of it is stored when this returns, none of it when it throws. SQLite takes its
 * write lock at the start; PostgreSQL runs at the server's default isolation level, so lock the rows that you read in
 * order to change them (`forUpdate()` if `database.hasRowLocks`).
 *
 * @param work may run several times (busy, deadlock, serialization failure): it must not touch anything but the
 *   transaction
 * @throws what `work` throws, and the driver's errors. A connection lost while committing leaves the outcome unknown
 */
export async function inTransaction<T>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return retryTransaction(() => run(database.kysely, work));
}

/** Like inTransaction, without waiting for the disk: for what a power loss may undo (see Database.withoutFlush). */
export async function inTransactionWithoutFlush<T>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return retryTransaction(() => database.withoutFlush((kysely) => run(kysely, work)));
}

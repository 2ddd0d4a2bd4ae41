import { setTimeout as sleep } from 'node:timers/promises';
import { isConflictBetweenTransactions } from './database-error';

/** How long a transaction is tried again before its last error is thrown, in milliseconds. */
const RETRY_FOR_MS = 5_000;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 200;

/**
 * Runs a whole transaction, and runs it again while it lost against another one. Pauses grow and are random, so that
 * competitors drift apart.
 *
 * @param run must do nothing that a rollback does not undo
 * @throws the last error after RETRY_FOR_MS, and any other error at once
 */
export async function retryTransaction<T>(run: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + RETRY_FOR_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await run();
    } catch (error) {
      if (!isConflictBetweenTransactions(error) || performance.now() > deadline) throw error;
      await sleep(pauseMs * (0.5 + Math.random()));
    }
  }
}

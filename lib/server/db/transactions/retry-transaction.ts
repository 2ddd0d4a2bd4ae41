import { setTimeout as sleep } from 'node:timers/promises';
import { isConflictBetweenTransactions } from './database-error';

/** How long a transaction is retried before its last error is thrown, in milliseconds. */
const RETRY_FOR_MS = 5_000;
const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 200;

/**
 * Runs a whole transaction, and repeats it as long as it loses to another one. Pauses grow and are random, so that
 * competitors drift apart.
 *
 * @param run must not do anything that a rollback does not undo
 * @throws the last error after RETRY_FOR_MS, and any other error immediately
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

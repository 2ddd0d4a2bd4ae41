import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../schema/tables';

type Step = () => Promise<void>;

const waiting = new WeakMap<Kysely<Tables>, Step[]>();

/** Runs the work of a transaction, and then what beforeCommit put off. */
export async function runToCommit<T>(
  transaction: Transaction<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const steps: Step[] = [];
  waiting.set(transaction, steps);
  const result = await work(transaction);
  for (const step of steps) await step();
  return result;
}

/**
 * Puts a step off until everything else in a transaction is done. A row that many transactions lock is then locked last
 * in each of them, and only for a moment: no two of them can wait for each other. If `inTransaction` did not begin the
 * transaction, the step runs immediately.
 */
export async function beforeCommit(transaction: Kysely<Tables>, step: Step): Promise<void> {
  const steps = waiting.get(transaction);
  if (steps) steps.push(step);
  else await step();
}

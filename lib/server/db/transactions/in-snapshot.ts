import type { Transaction } from 'kysely';
import type { Database } from '../schema/database';
import type { Tables } from '../schema/tables';

/**
 * Runs `work` on the database as of one moment, however long it takes; others keep writing meanwhile. It may only read.
 *
 * @throws what `work` throws, and the driver's errors; it is not retried
 */
export function inSnapshot<T>(
  { kysely }: Database,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

import type { Transaction } from 'kysely';
import type { Database } from '../schema/database';
import type { Tables } from '../schema/tables';

/**
 * Runs `work` on the database as it is at one moment, however long it takes; others go on writing meanwhile. It may read
 * only.
 *
 * @throws what `work` throws, and the driver's errors; it is not tried again
 */
export function inSnapshot<T>(
  { kysely }: Database,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

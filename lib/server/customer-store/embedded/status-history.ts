import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { StatusHistoryTable, Tables } from '../../db/schema/tables';

export type StatusChange = Omit<StatusHistoryTable, 'id' | 'reason' | 'decision_id'> & {
  decision_id?: string | undefined;
};

/** Records that a customer's status was set. */
export async function insertStatusChange(transaction: Transaction<Tables>, change: StatusChange): Promise<void> {
  await transaction
    .insertInto('status_history')
    .values({ ...change, id: uuidv7(), reason: null, decision_id: change.decision_id ?? null })
    .execute();
}

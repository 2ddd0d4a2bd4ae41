import type { Kysely } from 'kysely';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { DecisionReason } from '../../../shared/review/decision';
import type { Tables } from '../../db/schema/tables';

/** The last staff decision, as far as the customer is told about it. */
export type ToldDecision = { id: string; reason: DecisionReason; customerText: string | undefined; at: number };

/** Finds the decision that gave a customer their current status; undefined if it was not set by staff. */
export async function findToldDecision(
  kysely: Kysely<Tables>,
  customerId: string,
  status: CustomerStatus,
): Promise<ToldDecision | undefined> {
  const newest = await kysely
    .selectFrom('decisions')
    .select(['id', 'reason', 'customer_text as customerText', 'at', 'to_status', 'state'])
    .where('customer_id', '=', customerId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.state !== 'stored' || newest.to_status !== status || newest.reason === 'undone') return undefined;
  const { id, reason, customerText, at } = newest;
  return { id, reason, customerText: customerText ?? undefined, at };
}

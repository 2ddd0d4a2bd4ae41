import type { Kysely } from 'kysely';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { DecisionReason } from '../../../shared/review/decision';
import type { Tables } from '../../db/schema/tables';
import { DECISION_TEXT_COLUMNS, type StoredDecisionTexts } from './decision-texts';

/** The last staff decision, as far as the customer is told about it; `openDecisionTexts` opens its texts. */
export type ToldDecision = { id: string; reason: DecisionReason; at: number; texts: StoredDecisionTexts };

/** Finds the decision that gave a customer their current status; undefined if it was not set by staff. */
export async function findToldDecision(
  kysely: Kysely<Tables>,
  customerId: string,
  status: CustomerStatus,
): Promise<ToldDecision | undefined> {
  const newest = await kysely
    .selectFrom('decisions')
    .select([...DECISION_TEXT_COLUMNS, 'reason', 'at', 'to_status', 'state'])
    .where('customer_id', '=', customerId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.state !== 'stored' || newest.to_status !== status || newest.reason === 'undone') return undefined;
  const { id, reason, at } = newest;
  return { id, reason, at, texts: newest };
}

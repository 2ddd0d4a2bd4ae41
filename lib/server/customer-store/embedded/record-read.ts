import { recordOnce } from '../../staff/activity/record-activity';
import type { Store } from './store';

/** Callers that ask about a customer again and again within this time leave one entry, in milliseconds. */
const VISIT_MS = 15 * 60 * 1000;

/**
 * Records that a caller over HTTP read a customer or their images, once per visit.
 *
 * @param email of a stored customer
 * @param now epoch milliseconds
 */
export async function recordRead(
  { database: { kysely } }: Store,
  { email, now }: { email: string; now: number },
  action: 'customer.opened' | 'documents.viewed',
): Promise<void> {
  const customer = await kysely.selectFrom('customers').select('id').where('email', '=', email).executeTakeFirst();
  if (!customer) return;
  const activity = { actor: { kind: 'api' }, action, subjectId: customer.id } as const;
  await recordOnce(kysely, activity, { at: now, forMs: VISIT_MS });
}

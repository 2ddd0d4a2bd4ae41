import type { ActivityAction } from '../../shared/staff/activity';
import type { Database } from '../db/schema/database';
import { recordOnce } from '../staff/activity/record-activity';
import type { StaffMember } from '../staff/authority';

/**
 * How long one visit to a customer lasts, in milliseconds: reading, deciding and undoing render the page several times,
 * and fit into the time after which an idle session ends.
 */
const VISIT_MS = 15 * 60 * 1000;

/** What was opened. */
export type Visit = {
  subjectId: string;
  action: Extract<ActivityAction, 'customer.opened' | 'submission.opened'>;
};

/**
 * Records that a member opened a customer or a held submission, once per visit: rendering the page again after a
 * decision, an undo or a reload does not count.
 *
 * @param now epoch milliseconds
 */
export async function recordVisit({ kysely }: Database, { id }: StaffMember, visit: Visit, now: number): Promise<void> {
  await recordOnce(kysely, { actor: { kind: 'staff', id }, ...visit }, { at: now, forMs: VISIT_MS });
}

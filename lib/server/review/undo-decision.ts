import { type DecisionOutcome, UNDO_MS } from '../../shared/review/decision';
import { assertMay, type StaffMember } from '../staff/authority';
import { type DecisionHead, findNewestDecision } from './decision-record';
import type { ReviewTools } from './reviewed-customer';
import { toDecisionProblem } from './send-status';
import { storeDecision } from './store-decision';

/** Allows for the time from the button to here, in milliseconds. */
const GRACE_MS = 7_000;

/** Tells whether this staff member may still undo a decision. */
export function isUndoable({ staff_id, state, reason, at }: DecisionHead, member: StaffMember, since: number): boolean {
  return staff_id === member.id && state === 'stored' && reason !== 'undone' && at >= since;
}

/**
 * Undoes the member's own last decision: the customer gets the previous status back, unless someone has changed it
 * since.
 *
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function undoDecision(
  member: StaffMember,
  { customerId, decisionId }: { customerId: string; decisionId: string },
  tools: ReviewTools,
): Promise<DecisionOutcome> {
  assertMay(member, 'decide');
  const { database, storage, findCustomer, now } = tools;
  const customer = await findCustomer(customerId);
  if (!customer) return { kind: 'failed', problem: 'not-found' };
  const newest = await findNewestDecision(database, customer.id, now());
  if (newest === 'busy') return { kind: 'failed', problem: 'busy' };
  const isOpen = newest?.id === decisionId && isUndoable(newest, member, now() - UNDO_MS - GRACE_MS);
  if (!newest || !isOpen) return { kind: 'failed', problem: 'not-undoable' };
  const current = await storage.getStatus(customer.emailAddress);
  if (!current.ok) return { kind: 'failed', problem: toDecisionProblem(current.error) };
  if (current.reply.status !== newest.to_status) return { kind: 'failed', problem: 'not-undoable' };
  return storeDecision(
    tools,
    { member, customer },
    {
      from_status: newest.to_status,
      to_status: newest.from_status,
      reason: 'undone',
      texts: { note: null, customerText: null },
      follows_id: newest.id,
      despite: [],
    },
  );
}

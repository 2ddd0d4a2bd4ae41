import type { Concern, DecisionInput, DecisionOutcome, SeenRecord } from '../../shared/review/decision';
import { assertMay, type StaffMember } from '../staff/authority';
import { findNewestDecision } from './decision-record';
import { type ConcernTools, findConcerns } from './find-concerns';
import type { ReviewTools } from './reviewed-customer';
import { toDecisionProblem } from './send-status';
import { storeDecision } from './store-decision';
import { fromEcho } from './to-record-details';

const isSame = (one: SeenRecord, other: SeenRecord) =>
  one.status === other.status && one.decisionId === other.decisionId && one.updatedAt === other.updatedAt;

/**
 * Gives a customer a status, with the reason and the note, unless the record is no longer what the staff member saw, or
 * something that they have not confirmed speaks against PASS.
 *
 * @param input checked (see review-input.ts)
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function decideCustomer(
  member: StaffMember,
  input: DecisionInput,
  tools: ReviewTools & ConcernTools,
): Promise<DecisionOutcome> {
  assertMay(member, 'decide');
  const { database, storage, findCustomer, now } = tools;
  const customer = await findCustomer(input.customerId);
  if (!customer) return { kind: 'failed', problem: 'not-found' };
  const newest = await findNewestDecision(database, customer.id, now());
  if (newest === 'busy') return { kind: 'failed', problem: 'busy' };
  const current = await storage.getStatus(customer.emailAddress);
  if (!current.ok) return { kind: 'failed', problem: toDecisionProblem(current.error) };
  const { status } = current.reply;
  const seen = { status, decisionId: newest?.id ?? '', updatedAt: customer.updatedAt };
  // Whoever decides again because their own decision was not confirmed saw what was there before it.
  const isOwnUnconfirmed = newest?.state === 'unconfirmed' && newest.staff_id === member.id;
  const seenBefore = isOwnUnconfirmed ? { ...seen, decisionId: newest.follows_id } : seen;
  if (!isSame(seen, input.seen) && !isSame(seenBefore, input.seen)) return { kind: 'changed-meanwhile', seen };
  let despite: readonly Concern[] = [];
  if (input.status === 'PASS') {
    const reading = await tools.findReading?.(fromEcho(current.reply));
    const concerns = await findConcerns(member, { customerId: customer.id, reading }, tools);
    if (concerns.some((concern) => !input.despite?.includes(concern))) return { kind: 'concerns', concerns };
    despite = concerns;
  }
  return storeDecision(
    tools,
    { member, customer },
    {
      from_status: status,
      to_status: input.status,
      reason: input.reason,
      texts: { note: input.note || null, customerText: input.customerText || null },
      follows_id: seen.decisionId,
      despite,
    },
  );
}

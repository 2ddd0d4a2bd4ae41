import type { Concern, DecisionOutcome } from '../../shared/review/decision';
import { inTransaction } from '../db/transactions/in-transaction';
import { recordActivity } from '../staff/activity/record-activity';
import type { StaffMember } from '../staff/authority';
import { type NewDecision as Claim, claimDecision, forgetDecision, settleDecision } from './decision-record';
import type { ReviewedCustomer, ReviewTools } from './reviewed-customer';
import { sendStatus } from './send-status';

type NewDecision = Pick<Claim, 'from_status' | 'to_status' | 'reason' | 'texts' | 'follows_id'> & {
  /** What spoke against PASS and was confirmed. */
  despite: readonly Concern[];
};

/**
 * Writes a decision down, sends the status, and records the outcome. A decision whose outcome is unknown is kept, as
 * unconfirmed: no decision may go without a trace.
 */
export async function storeDecision(
  { database, storage, openKeys, findCustomer, noteStatus, now }: ReviewTools,
  { member, customer }: { member: StaffMember; customer: ReviewedCustomer },
  { despite, ...decision }: NewDecision,
): Promise<DecisionOutcome> {
  const at = now();
  const status = decision.to_status;
  const claimed = { ...decision, customer_id: customer.id, at, staff_id: member.id };
  const claim = await claimDecision(database, await openKeys(), claimed);
  if (claim === 'busy') return { kind: 'failed', problem: 'busy' };
  const { emailAddress } = customer;
  const sent = await sendStatus(storage, { emailAddress, status, decisionId: claim.id });
  if (sent.state === 'not-stored') {
    await forgetDecision(database, claim.id);
    return { kind: 'failed', problem: sent.problem };
  }
  const isStored = sent.state === 'stored';
  await inTransaction(database, async (transaction) => {
    await settleDecision(transaction, claim.id, sent.state);
    const actor = { kind: 'staff' as const, id: member.id };
    const detail = decision.reason === 'undone' ? 'undone' : status;
    const about = { actor, subjectId: customer.id };
    await recordActivity(transaction, { ...about, action: 'customer.decided', detail }, at);
    for (const concern of despite) {
      await recordActivity(transaction, { ...about, action: 'customer.passed-despite', detail: concern }, at);
    }
  });
  if (!isStored) return { kind: 'failed', problem: 'unconfirmed' };
  await noteStatus?.(customer, status);
  const updatedAt = (await findCustomer(customer.id))?.updatedAt ?? customer.updatedAt;
  return { kind: 'decided', status, decisionId: claim.id, seen: { status, decisionId: claim.id, updatedAt } };
}

import type { HeldOutcome } from '../../shared/held/held-submission';
import { inTransaction } from '../db/transactions/in-transaction';
import { recordActivity } from '../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../staff/authority';
import type { HeldTools } from './held-tools';

/**
 * Drops a held submission with its images, and records it. The sender sees FAIL on their status page, unless their link
 * shows the record anyway.
 *
 * @param drop.customerText what else they read there; empty for nothing
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function dropHeld(
  member: StaffMember,
  { heldId, customerText }: { heldId: string; customerText: string },
  { database, now }: Pick<HeldTools, 'database' | 'now'>,
): Promise<HeldOutcome> {
  assertMay(member, 'decide');
  return inTransaction(database, async (transaction): Promise<HeldOutcome> => {
    const at = now();
    const told = { dropped_at: at, customer_text: customerText || null };
    await transaction
      .updateTable('applications')
      .set(told)
      .where('held_id', '=', heldId)
      .where('is_linked', '=', 0)
      .execute();
    const dropped = await transaction.deleteFrom('held_submissions').where('id', '=', heldId).executeTakeFirst();
    if (dropped.numDeletedRows === 0n) return { kind: 'failed', problem: 'gone' };
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(transaction, { actor, action: 'submission.dropped', subjectId: heldId }, at);
    return { kind: 'dropped' };
  });
}

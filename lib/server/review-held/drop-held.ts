import type { HeldOutcome } from '../../shared/held/held-submission';
import { sealTold } from '../applications/status-links/application-record';
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
  { database, storage, now }: HeldTools,
): Promise<HeldOutcome> {
  assertMay(member, 'decide');
  const keys = await storage.openKeys();
  return inTransaction(database, async (transaction): Promise<HeldOutcome> => {
    const at = now();
    const isTheirs = { held_id: heldId, is_linked: 0 };
    await transaction
      .updateTable('applications')
      .set({ dropped_at: at })
      .where((eb) => eb.and(isTheirs))
      .execute();
    if (customerText) {
      const query = transaction.selectFrom('applications').selectAll();
      for (const application of await query.where((eb) => eb.and(isTheirs)).execute()) {
        const told = sealTold(keys, application, customerText);
        await transaction.updateTable('applications').set(told).where('id', '=', application.id).execute();
      }
    }
    const dropped = await transaction.deleteFrom('held_submissions').where('id', '=', heldId).executeTakeFirst();
    if (dropped.numDeletedRows === 0n) return { kind: 'failed', problem: 'gone' };
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(transaction, { actor, action: 'submission.dropped', subjectId: heldId }, at);
    return { kind: 'dropped' };
  });
}

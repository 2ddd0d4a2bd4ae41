import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../../staff/authority';

/**
 * Withdraws an unused invitation: from then on its link opens nothing.
 *
 * @returns false when there is no such invitation, or it has been used
 * @throws AuthorityError when the role may not invite
 */
export async function revokeInvitation(
  database: Database,
  member: StaffMember,
  id: string,
  now: number,
): Promise<boolean> {
  assertMay(member, 'invite-customers');
  return inTransaction(database, async (transaction) => {
    const revoked = await transaction
      .updateTable('invitations')
      .set({ revoked_at: now })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) return false;
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(transaction, { actor, action: 'invitation.revoked', subjectId: id }, now);
    return true;
  });
}

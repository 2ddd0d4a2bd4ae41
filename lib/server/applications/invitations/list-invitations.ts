import { INVITATIONS_PER_PAGE, type ListedInvitation } from '../../../shared/submission/invitation';
import type { Database } from '../../db/schema/database';
import { assertMay, type StaffMember } from '../../staff/authority';
import { stateOfInvitation } from './invitation-record';

/**
 * One page of all invitations, newest first.
 *
 * @param olderThan the id of the last one on the previous page
 * @throws AuthorityError when the role may not invite
 */
export async function listInvitations(
  { kysely }: Database,
  member: StaffMember,
  { olderThan, now }: { olderThan: string | undefined; now: number },
): Promise<{ invitations: ListedInvitation[]; older: string | undefined }> {
  assertMay(member, 'invite-customers');
  let query = kysely
    .selectFrom('invitations')
    .select(['id', 'email', 'reference', 'created_at', 'expires_at', 'used_at', 'revoked_at'])
    .orderBy('id', 'desc')
    .limit(INVITATIONS_PER_PAGE + 1);
  if (olderThan) query = query.where('id', '<', olderThan);
  const rows = await query.execute();
  const page = rows.slice(0, INVITATIONS_PER_PAGE);
  return {
    invitations: page.map((row) => ({
      id: row.id,
      emailAddress: row.email,
      reference: row.reference ?? '',
      state: stateOfInvitation(row, now),
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    })),
    older: rows.length > page.length ? page.at(-1)?.id : undefined,
  };
}

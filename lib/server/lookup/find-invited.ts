import { hasPermission } from '../../shared/staff/staff';
import { customerPath, heldPath } from '../../shared/staff/staff-paths';
import type { InvitedPlace } from '../../shared/submission/invitation';
import type { Directory } from '../customer-store/directory/directory';
import type { Database } from '../db/schema/database';
import { assertMay, type StaffMember } from '../staff/authority';

/** The held submissions that came with invitations, by the id of the invitation. */
async function findHeld({ kysely }: Database, ids: readonly string[], now: number): Promise<Map<string, string>> {
  const rows = await kysely
    .selectFrom('invitations')
    .innerJoin('held_submissions', 'held_submissions.submission_id', 'invitations.used_submission_id')
    .select(['invitations.id as invitationId', 'held_submissions.id as heldId'])
    .where('invitations.id', 'in', ids)
    .where('held_submissions.expires_at', '>', now)
    .execute();
  return new Map(rows.map(({ invitationId, heldId }) => [invitationId, heldId]));
}

/** The customers whose email address invitations were for, by that address. */
async function findCustomers(directory: Directory, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await directory.selectCustomers().select(['id', 'email']).where('email', 'in', emails).execute();
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/**
 * Where used invitations led: to what is held of them, or to the customer, as far as the role may see it.
 *
 * @param used their ids and email addresses, at most a page of them
 * @param now epoch milliseconds
 * @returns by the id of the invitation; one that leads nowhere any more is missing
 * @throws AuthorityError when the role may not invite
 */
export async function findInvited(
  member: StaffMember,
  { database, directory }: { database: Database; directory: Directory },
  used: readonly { id: string; emailAddress: string }[],
  now: number,
): Promise<Record<string, InvitedPlace>> {
  assertMay(member, 'invite-customers');
  if (used.length === 0) return {};
  const ids = used.map(({ id }) => id);
  const emails = used.map(({ emailAddress }) => emailAddress);
  const held = hasPermission(member.role, 'decide') ? await findHeld(database, ids, now) : new Map<string, string>();
  const mayLookUp = hasPermission(member.role, 'look-up-customers');
  const customers = mayLookUp ? await findCustomers(directory, emails) : new Map<string, string>();
  return Object.fromEntries(
    used.flatMap(({ id, emailAddress }): [string, InvitedPlace][] => {
      const [heldId, customerId] = [held.get(id), customers.get(emailAddress)];
      if (heldId !== undefined) return [[id, { kind: 'held', path: heldPath(heldId) }]];
      return customerId === undefined ? [] : [[id, { kind: 'customer', path: customerPath(customerId) }]];
    }),
  );
}

import { hasPermission, type StaffPermission, type StaffRole } from '../../shared/staff/staff';

/** Somebody who is signed in, as the session says at this moment. */
export type StaffMember = {
  /** Of the staff account; stands in the activity record. */
  id: string;
  name: string;
  emailAddress: string;
  role: StaffRole;
};

/** A signed-in member of staff asked for something that their role does not include. */
export class AuthorityError extends Error {
  override readonly name = 'AuthorityError';
}

/**
 * The check of the data layer: every function that reads or changes customers, documents or staff for somebody calls it
 * first, whatever its page and action checked before.
 *
 * @throws AuthorityError when the role does not include the permission
 */
export function assertMay(member: StaffMember, permission: StaffPermission): void {
  if (!hasPermission(member.role, permission)) throw new AuthorityError('This role may not do this.');
}

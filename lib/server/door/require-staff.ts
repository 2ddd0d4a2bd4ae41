import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { hasPermission, type StaffPermission } from '../../shared/staff/staff';
import { ACCOUNT_PATH, SIGN_IN_PATH } from '../../shared/staff/staff-paths';
import { env } from '../env';
import { isSameOrigin } from '../http/request-origin';
import type { StaffMember } from '../staff/authority';
import { getStaffEntrance } from '../staff/entrance/get-staff-auth';
import { findSession, type StaffSession } from '../staff/entrance/staff-session';
import { getCurrentHeaders } from './caller';

/** Why a member of staff was refused; each has a sentence in staff.json. */
export type StaffRefusal = { kind: 'refused'; reason: 'signed-out' | 'not-permitted' | 'cross-site' };

/** The session that this request carries; undefined when nobody is signed in. */
export async function findStaffSession(): Promise<StaffSession | undefined> {
  return findSession(await getStaffEntrance(), await getCurrentHeaders(), Date.now());
}

/** The check of a page that every member may see: leads to the sign-in. */
export async function requireStaffSession(): Promise<StaffSession> {
  return (await findStaffSession()) ?? redirect(SIGN_IN_PATH);
}

/**
 * The check of a page: leads to the sign-in, to the account page while a second factor is missing, or to the page for what
 * is not there.
 */
export async function requireStaffPage(permission: StaffPermission): Promise<StaffMember> {
  const session = await requireStaffSession();
  if (session.needsSecondFactor) redirect(ACCOUNT_PATH);
  if (!hasPermission(session.member.role, permission)) notFound();
  return session.member;
}

/** The check of an action that every member may take: the session, and that a page of ours asked. */
export async function authorizeOwnAction(): Promise<StaffSession | StaffRefusal> {
  if (!isSameOrigin(await headers(), env().configuredPortalUrl)) return { kind: 'refused', reason: 'cross-site' };
  return (await findStaffSession()) ?? { kind: 'refused', reason: 'signed-out' };
}

/** The check of a server action or a route handler that changes something: session, permission, and the request's origin. */
export async function authorizeStaffAction(permission: StaffPermission): Promise<StaffMember | StaffRefusal> {
  const session = await authorizeOwnAction();
  if ('kind' in session) return session;
  if (session.needsSecondFactor || !hasPermission(session.member.role, permission)) {
    return { kind: 'refused', reason: 'not-permitted' };
  }
  return session.member;
}

/**
 * The check of an address that only shows something, such as an image or an export: session and permission. Another site
 * may not embed it or read it.
 *
 * @returns undefined when it must be answered as if nothing were there
 */
export async function findPermittedReader(
  request: Request,
  permission: StaffPermission,
): Promise<StaffMember | undefined> {
  const fetchSite = request.headers.get('sec-fetch-site');
  if (fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none') return undefined;
  const session = await findSession(await getStaffEntrance(), request.headers, Date.now());
  if (!session || session.needsSecondFactor) return undefined;
  return hasPermission(session.member.role, permission) ? session.member : undefined;
}

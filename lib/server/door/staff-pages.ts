import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { PAGE_ADDRESS_HEADER } from '../../shared/page-address.mjs';
import type { ActivityDetail } from '../../shared/staff/activity';
import { readReturnPath, withReturnPath } from '../../shared/staff/return-path';
import type { StaffPermission } from '../../shared/staff/staff';
import { ACCOUNT_PATH, SIGN_IN_PATH } from '../../shared/staff/staff-paths';
import { getDatabase } from '../db/connection/get-database';
import { env } from '../env';
import { getClientAddress } from '../http/client-address';
import type { StaffMember } from '../staff/authority';
import type { StaffSession } from '../staff/entrance/staff-session';
import { findStanding } from './member-standing';
import { recordRefusedMember } from './record-refused-access';
import { readCall } from './serve';

/** Tells whether someone is signed in here. */
export async function isSignedIn(): Promise<boolean> {
  return (await findStanding(await readCall(), undefined)).kind === 'permitted';
}

async function requireStanding(permission: StaffPermission | undefined): Promise<StaffSession> {
  const call = await readCall();
  const standing = await findStanding(call, permission);
  if (standing.kind === 'signed-out') {
    redirect(withReturnPath(SIGN_IN_PATH, readReturnPath(call.headers.get(PAGE_ADDRESS_HEADER))));
  }
  if (standing.kind === 'needs-second-factor') redirect(ACCOUNT_PATH);
  if (standing.kind === 'not-permitted') {
    const address = getClientAddress(call.headers, env().trustedProxyHops);
    const door = `page-${permission}` as ActivityDetail;
    await recordRefusedMember({ ...call, address, database: await getDatabase() }, standing, door);
    notFound();
  }
  return standing.session;
}

/** The check for a page that every member may see: redirects to the sign-in if needed, which leads back to the page. */
export const requireStaffSession = (): Promise<StaffSession> => requireStanding(undefined);

/**
 * The check for a page: if needed, redirects to the sign-in, or to the account page while a second factor is missing,
 * or shows the not-found page.
 */
export async function requireStaffPage(permission: StaffPermission): Promise<StaffMember> {
  return (await requireStanding(permission)).member;
}

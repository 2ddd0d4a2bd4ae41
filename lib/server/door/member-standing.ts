import { hasPermission, type StaffPermission } from '../../shared/staff/staff';
import { getStaffEntrance } from '../staff/entrance/get-staff-auth';
import { findSession, type StaffSession } from '../staff/entrance/staff-session';
import type { IncomingCall } from './call';

/** What someone's request is entitled to. */
export type Standing =
  | { kind: 'permitted'; session: StaffSession }
  | { kind: 'signed-out' }
  /** The password is short and there is no second factor: only the member's own account is open. */
  | { kind: 'needs-second-factor'; session: StaffSession }
  | { kind: 'not-permitted'; session: StaffSession };

/**
 * Decides, for pages, actions and routes alike, whether a staff member may do something: by the session, the second
 * factor and the role, as of this moment.
 *
 * @param permission undefined for what every member may do: manage their own account
 * @param isActivity whether the request keeps the session from ending. Default: true
 */
export async function findStanding(
  { headers, now }: IncomingCall,
  permission: StaffPermission | undefined,
  isActivity = true,
): Promise<Standing> {
  const session = await findSession(await getStaffEntrance(), headers, now, { isActivity });
  if (!session) return { kind: 'signed-out' };
  if (permission === undefined) return { kind: 'permitted', session };
  if (session.needsSecondFactor) return { kind: 'needs-second-factor', session };
  return hasPermission(session.member.role, permission)
    ? { kind: 'permitted', session }
    : { kind: 'not-permitted', session };
}

import { SESSION_IDLE_SECONDS } from '../../../shared/staff/staff-session-times';
import type { StaffMember } from '../authority';
import type { StaffEntrance } from './get-staff-auth';

/** A session without user activity ends after this, in milliseconds. */
export const SESSION_IDLE_MS = SESSION_IDLE_SECONDS * 1000;

/** User activity is written down at most this often, in milliseconds. */
const TOUCH_INTERVAL_MS = 30 * 1000;

export type StaffSession = {
  id: string;
  member: StaffMember;
  /** Epoch milliseconds of the end, which nothing postpones. */
  endsAt: number;
  hasSecondFactor: boolean;
  /** The password is short and no second factor protects it: only the account page is open. */
  needsSecondFactor: boolean;
};

type SessionSearch = {
  /** Whether the request is a sign of user activity. Default: true */
  isActivity?: boolean;
};

/** Ends a session on the server: from then on its cookie is worthless. */
export async function endSession({ database }: Pick<StaffEntrance, 'database'>, sessionId: string): Promise<void> {
  await database.kysely.deleteFrom('staff_sessions').where('id', '=', sessionId).execute();
}

/** The member whose session a request still has although the account is disabled. */
export async function findDisabledMember(entrance: StaffEntrance, headers: Headers): Promise<string | undefined> {
  const query = { disableCookieCache: true, disableRefresh: true };
  const found = await entrance.auth.api.getSession({ headers, query });
  return found?.user.disabledAt ? found.user.id : undefined;
}

/**
 * Finds the session of a request, as the database has it at this moment, and counts the request as user activity
 * unless told otherwise.
 *
 * @param headers with the cookies
 * @param now epoch milliseconds
 * @returns undefined when there is none, or when it was idle for too long or revoked, or its account is disabled
 */
export async function findSession(
  entrance: StaffEntrance,
  headers: Headers,
  now: number,
  { isActivity = true }: SessionSearch = {},
): Promise<StaffSession | undefined> {
  const found = await entrance.auth.api.getSession({
    headers,
    query: { disableCookieCache: true, disableRefresh: true },
  });
  if (!found || found.user.disabledAt) return undefined;
  const { session, user } = found;
  const lastActiveAt = session.lastActiveAt ?? session.createdAt.getTime();
  if (now - lastActiveAt > SESSION_IDLE_MS) {
    await endSession(entrance, session.id);
    return undefined;
  }
  if (isActivity && now - lastActiveAt > TOUCH_INTERVAL_MS) {
    const touched = { last_active_at: now };
    await entrance.database.kysely.updateTable('staff_sessions').set(touched).where('id', '=', session.id).execute();
  }
  const hasSecondFactor = user.twoFactorEnabled === true;
  return {
    id: session.id,
    member: { id: user.id, name: user.name, emailAddress: user.email, role: user.role as StaffMember['role'] },
    endsAt: session.expiresAt.getTime(),
    hasSecondFactor,
    needsSecondFactor: user.hasShortPassword === 1 && !hasSecondFactor,
  };
}

import { recordActivity } from '../activity/record-activity';
import type { StaffEntrance } from '../entrance/get-staff-auth';
import { SESSION_IDLE_MS, type StaffSession } from '../entrance/staff-session';

export type OwnSession = {
  id: string;
  isThisOne: boolean;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Epoch milliseconds. */
  lastActiveAt: number;
  /** What the browser said about itself; empty if it said nothing. */
  userAgent: string;
};

/** The member's own valid sessions, latest first. */
export async function listOwnSessions(
  { database }: StaffEntrance,
  { id, member }: StaffSession,
  now: number,
): Promise<OwnSession[]> {
  const rows = await database.kysely
    .selectFrom('staff_sessions')
    .select(['id', 'created_at', 'last_active_at', 'user_agent'])
    .where('staff_id', '=', member.id)
    .where('expires_at', '>', new Date(now).toISOString())
    .orderBy('created_at', 'desc')
    .execute();
  return rows
    .map((row) => {
      const startedAt = Date.parse(row.created_at);
      const lastActiveAt = row.last_active_at ?? startedAt;
      return { id: row.id, isThisOne: row.id === id, startedAt, lastActiveAt, userAgent: row.user_agent ?? '' };
    })
    .filter(({ lastActiveAt }) => now - lastActiveAt <= SESSION_IDLE_MS);
}

/** Ends one of the member's own sessions; ids of other people's sessions do nothing. */
export async function revokeOwnSession(
  { database: { kysely } }: StaffEntrance,
  { member }: StaffSession,
  sessionId: string,
): Promise<void> {
  const ended = await kysely
    .deleteFrom('staff_sessions')
    .where('id', '=', sessionId)
    .where('staff_id', '=', member.id)
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n) return;
  await recordActivity(kysely, { actor: { kind: 'staff', id: member.id }, action: 'staff.session-revoked' });
}

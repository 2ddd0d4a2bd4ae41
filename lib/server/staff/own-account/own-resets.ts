import type { StaffEntrance } from '../entrance/get-staff-auth';
import { SESSION_MAX_SECONDS } from '../entrance/staff-auth';
import type { StaffSession } from '../entrance/staff-session';

/** How long a member is told about it, in milliseconds. */
const TOLD_MS = 30 * 24 * 60 * 60 * 1000;

/** How long after a sign-in the pages of the console say so, in milliseconds. */
const NOTICE_MS = 10 * 60 * 1000;

/**
 * A link that lets somebody choose a new password for the member was made, or used. `by` is the name of who made it;
 * undefined for the operator, and for a use.
 */
export type OwnReset = { id: string; kind: 'made' | 'used'; at: number; by: string | undefined };

/**
 * What happened to the member's password without their session, in the last 30 days, latest first. It comes from the
 * record of activity, and nothing makes it go away: whoever uses the link of somebody else could do so too.
 *
 * @param now epoch milliseconds
 */
export async function listOwnResets(
  { database }: Pick<StaffEntrance, 'database'>,
  { member }: Pick<StaffSession, 'member'>,
  now: number,
): Promise<OwnReset[]> {
  const rows = await database.kysely
    .selectFrom('activity')
    .leftJoin('staff_accounts', 'staff_accounts.id', 'activity.actor_id')
    .select(['activity.id', 'activity.at', 'activity.action', 'staff_accounts.name'])
    .where('activity.subject_id', '=', member.id)
    .where('activity.at', '>', now - TOLD_MS)
    .where(({ or, and, eb }) =>
      or([
        and([eb('activity.action', '=', 'staff.invited'), eb('activity.detail', '=', 'reset-link')]),
        and([eb('activity.action', '=', 'staff.password-changed'), eb('activity.detail', '=', 'by-link')]),
      ]),
    )
    .orderBy('activity.id', 'desc')
    .execute();
  return rows.map(({ id, at, action, name }) =>
    action === 'staff.invited'
      ? { id, kind: 'made', at, by: name ?? undefined }
      : { id, kind: 'used', at, by: undefined },
  );
}

/** Whether the console should point a member who has just signed in to what `listOwnResets` lists. */
export async function shouldTellOfResets(
  entrance: Pick<StaffEntrance, 'database'>,
  session: Pick<StaffSession, 'member' | 'endsAt'>,
  now: number,
): Promise<boolean> {
  const startedAt = session.endsAt - SESSION_MAX_SECONDS * 1000;
  return now - startedAt < NOTICE_MS && (await listOwnResets(entrance, session, now)).length > 0;
}

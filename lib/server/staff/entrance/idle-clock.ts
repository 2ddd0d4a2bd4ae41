import type { StaffEntrance } from './get-staff-auth';
import { SESSION_IDLE_MS, type StaffSession } from './staff-session';

const SECOND_MS = 1000;

type Activity = {
  session: Pick<StaffSession, 'id'>;
  /** Epoch milliseconds. */
  now: number;
  /** How long ago someone was last active in the tab that tells it; undefined changes nothing. */
  idleSeconds?: number | undefined;
};

/**
 * Notes when someone was last active in one of a session's tabs, and tells how long the session has left: the clock is
 * the session's, so the tab that was used last decides for all of them.
 *
 * @returns whole seconds, more than 0 as long as the session lasts
 */
export async function keepIdleClock(
  { database: { kysely } }: Pick<StaffEntrance, 'database'>,
  { session, now, idleSeconds }: Activity,
): Promise<number> {
  const row = await kysely
    .selectFrom('staff_sessions')
    .select(['last_active_at', 'created_at'])
    .where('id', '=', session.id)
    .executeTakeFirst();
  if (!row) return 0;
  const knownAt = row.last_active_at ?? Date.parse(row.created_at);
  const toldAt = idleSeconds === undefined ? 0 : now - idleSeconds * SECOND_MS;
  if (toldAt > knownAt) {
    await kysely
      .updateTable('staff_sessions')
      .set({ last_active_at: toldAt })
      .where('id', '=', session.id)
      // Another tab may have told a later one in the meantime.
      .where((eb) => eb.or([eb('last_active_at', 'is', null), eb('last_active_at', '<', toldAt)]))
      .execute();
  }
  const lastActiveAt = Math.max(knownAt, toldAt);
  return Math.max(0, Math.ceil((lastActiveAt + SESSION_IDLE_MS - now) / SECOND_MS));
}

import type { Migration } from 'kysely';
import type { ActivityGuard } from '../schema/activity-guard';

/** The database itself keeps the record of activity from being changed. */
export function activityGuardMigration(guard: ActivityGuard): Migration {
  return { up: (db) => guard.set(db) };
}

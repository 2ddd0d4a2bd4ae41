import type { Migration } from 'kysely';
import type { ActivityGuard } from '../schema/activity-guard';

/** The database itself protects the activity record from changes. */
export function activityGuardMigration(guard: ActivityGuard): Migration {
  return { up: (db) => guard.set(db) };
}

import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ActivityAction } from '../../shared/staff/activity';
import type { Database } from '../db/schema/database';
import type { StaffMember } from '../staff/authority';

/**
 * How long one visit to a customer lasts, in milliseconds: reading, deciding and undoing render the page several times,
 * and fit into the time after which an idle session ends.
 */
const VISIT_MS = 15 * 60 * 1000;

/** What was opened. */
export type Visit = {
  subjectId: string;
  action: Extract<ActivityAction, 'customer.opened' | 'submission.opened'>;
};

/**
 * Records that a member opened a customer or a held submission, once per visit: rendering the page again after a
 * decision, an undo or a reload does not count. If two pages open at the same moment, PostgreSQL may record both.
 *
 * @param now epoch milliseconds
 */
export async function recordVisit(
  { kysely }: Database,
  member: StaffMember,
  { subjectId, action }: Visit,
  now: number,
): Promise<void> {
  const openedBefore = kysely
    .selectFrom('activity')
    .select('id')
    .where('subject_id', '=', subjectId)
    .where('actor_kind', '=', 'staff')
    .where('actor_id', '=', member.id)
    .where('action', '=', action)
    .where('at', '>', now - VISIT_MS);
  const entry = kysely
    .selectNoFrom([
      sql<string>`${uuidv7()}`.as('id'),
      // PostgreSQL treats a bound value in a select as text.
      sql<number>`cast(${now} as bigint)`.as('at'),
      sql<'staff'>`'staff'`.as('actor_kind'),
      sql<string>`${member.id}`.as('actor_id'),
      sql<string>`${action}`.as('action'),
      sql<string>`${subjectId}`.as('subject_id'),
    ])
    .where(({ not, exists }) => not(exists(openedBefore)));
  await kysely
    .insertInto('activity')
    .columns(['id', 'at', 'actor_kind', 'actor_id', 'action', 'subject_id'])
    .expression(entry)
    .execute();
}

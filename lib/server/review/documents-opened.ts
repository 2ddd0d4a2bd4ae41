import type { Database } from '../db/schema/database';
import { recordActivity } from '../staff/activity/record-activity';
import type { StaffMember } from '../staff/authority';

/** Who opened a set gets its images this long, in milliseconds; after it the set is opened anew, and that is recorded. */
export const OPENED_MS = 15 * 60 * 1000;

type Opening = { customerId: string; setId: string; now: number };

/** Records that somebody opened a set of images. */
export function recordOpening({ kysely }: Database, { id }: StaffMember, { customerId, setId, now }: Opening) {
  const actor = { kind: 'staff' as const, id };
  return recordActivity(kysely, { actor, action: 'documents.viewed', subjectId: customerId, detail: setId }, now);
}

/** Tells whether somebody opened a set shortly before: no image is seen that the record of activity does not tell of. */
export async function didOpen(
  { kysely }: Database,
  { id }: StaffMember,
  { customerId, setId, now }: Opening,
): Promise<boolean> {
  const row = await kysely
    .selectFrom('activity')
    .select('id')
    .where('subject_id', '=', customerId)
    .where('actor_id', '=', id)
    .where('action', '=', 'documents.viewed')
    .where('detail', '=', setId)
    .where('at', '>', now - OPENED_MS)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

import type { CURRENT_SET } from '../../shared/review/document-view';
import type { Database } from '../db/schema/database';
import { recordActivity } from '../staff/activity/record-activity';
import type { StaffMember } from '../staff/authority';

/**
 * How long someone who opened a set can get its images, in milliseconds; after that the set is opened again, which is
 * recorded.
 */
export const OPENED_MS = 15 * 60 * 1000;

type Opening = { customerId: string; setId: string; now: number };

/** Records that someone opened a set of images. */
export function recordOpening({ kysely }: Database, { id }: StaffMember, { customerId, setId, now }: Opening) {
  const actor = { kind: 'staff' as const, id };
  // An older set has no word of its own: describeDetail knows.
  const detail = setId as typeof CURRENT_SET;
  return recordActivity(kysely, { actor, action: 'documents.viewed', subjectId: customerId, detail }, now);
}

/** Tells whether someone opened a set recently: no image is seen without an entry in the activity record. */
export function didOpen(database: Database, member: StaffMember, { now, ...place }: Opening): Promise<boolean> {
  return didOpenSince(database, member, { ...place, since: now - OPENED_MS });
}

/** Tells whether someone opened a set after a moment, in epoch milliseconds. */
export async function didOpenSince(
  { kysely }: Database,
  { id }: StaffMember,
  { customerId, setId, since }: Omit<Opening, 'now'> & { since: number },
): Promise<boolean> {
  const row = await kysely
    .selectFrom('activity')
    .select('id')
    .where('subject_id', '=', customerId)
    .where('actor_id', '=', id)
    .where('action', '=', 'documents.viewed')
    .where('detail', '=', setId)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

import type { Selectable } from 'kysely';
import { type ActivityEntry, type ActivityFilters, ENTRIES_PER_PAGE } from '../../../shared/staff/activity';
import type { ActivityTable } from '../../db/schema/activity-table';
import type { Database } from '../../db/schema/database';
import { firstIdAt } from '../../db/schema/time-id';
import { assertMay, type StaffMember } from '../authority';

/** One page of the record, newest first. */
export type ActivityPage = {
  entries: ActivityEntry[];
  /** Pass it as `olderThan` for the next page; undefined on the last one. */
  older: string | undefined;
  /** Pass it as `newerThan` for the previous page; undefined on the first one. */
  newer: string | undefined;
};

const toEntry = (row: Selectable<ActivityTable>): ActivityEntry => ({
  id: row.id,
  at: row.at,
  actorKind: row.actor_kind,
  actorId: row.actor_id ?? undefined,
  action: row.action,
  subjectId: row.subject_id ?? undefined,
  detail: row.detail ?? undefined,
  addressDigest: row.address_digest ?? undefined,
});

function selectEntries({ kysely }: Database, { actorKind, actorId, action, subjectId, from, until }: ActivityFilters) {
  let query = kysely.selectFrom('activity').selectAll();
  if (actorKind) query = query.where('actor_kind', '=', actorKind);
  if (actorId) query = query.where('actor_id', '=', actorId);
  if (action) query = query.where('action', '=', action);
  if (subjectId) query = query.where('subject_id', '=', subjectId);
  if (from !== undefined) query = query.where('id', '>=', firstIdAt(from));
  if (until !== undefined) query = query.where('id', '<', firstIdAt(until));
  return query;
}

/**
 * One page of the activity record, newest first, for a staff member.
 *
 * @throws AuthorityError when the role may not see it
 */
export async function listActivity(
  member: StaffMember,
  database: Database,
  filters: ActivityFilters,
  { olderThan, newerThan }: { olderThan?: string | undefined; newerThan?: string | undefined },
): Promise<ActivityPage> {
  assertMay(member, 'view-activity');
  const isBackwards = newerThan !== undefined;
  let query = selectEntries(database, filters)
    .orderBy('id', isBackwards ? 'asc' : 'desc')
    .limit(ENTRIES_PER_PAGE + 1);
  if (newerThan !== undefined) query = query.where('id', '>', newerThan);
  else if (olderThan !== undefined) query = query.where('id', '<', olderThan);
  const rows = await query.execute();
  const entries = rows.slice(0, ENTRIES_PER_PAGE).map(toEntry);
  if (isBackwards) entries.reverse();
  const hasMore = rows.length > ENTRIES_PER_PAGE;
  return {
    entries,
    older: (isBackwards ? entries.length > 0 : hasMore) ? entries.at(-1)?.id : undefined,
    newer: (isBackwards ? hasMore : olderThan !== undefined) ? (entries.at(0)?.id ?? olderThan) : undefined,
  };
}

const ENTRIES_AT_ONCE = 500;

/**
 * Everything that matches the filters, newest first, a few hundred entries at a time.
 *
 * @throws AuthorityError when the role may not see it
 */
export async function* readActivity(
  member: StaffMember,
  database: Database,
  filters: ActivityFilters,
): AsyncGenerator<ActivityEntry[]> {
  assertMay(member, 'view-activity');
  let olderThan: string | undefined;
  do {
    let query = selectEntries(database, filters).orderBy('id', 'desc').limit(ENTRIES_AT_ONCE);
    if (olderThan !== undefined) query = query.where('id', '<', olderThan);
    const entries = (await query.execute()).map(toEntry);
    if (entries.length > 0) yield entries;
    olderThan = entries.length < ENTRIES_AT_ONCE ? undefined : entries.at(-1)?.id;
  } while (olderThan !== undefined);
}

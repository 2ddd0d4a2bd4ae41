import type { Metadata } from 'next';
import { ActivityLog } from '@/components/staff/activity/activity-log';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { listActivity } from '@/lib/server/staff/activity/list-activity';
import { listStaffNames } from '@/lib/server/staff/activity/staff-names';
import { readActivityQuery, toActivityFilters } from '@/lib/shared/staff/activity-query';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('activity');
  return { title: t('title') };
}

export default async function ActivityPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const member = await requireStaffPage('view-activity');
  const database = await getDatabase();
  const query = readActivityQuery(await searchParams);
  const place = { olderThan: query.after || undefined, newerThan: query.before || undefined };
  const page = await listActivity(member, database, toActivityFilters(query), place);
  return <ActivityLog query={query} page={page} staff={await listStaffNames(member, database)} />;
}

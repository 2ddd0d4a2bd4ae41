import type { Metadata } from 'next';
import { ActivityLog } from '@/components/staff/activity/activity-log';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { findSubjects } from '@/lib/server/lookup/find-subjects';
import { getWords } from '@/lib/server/request-words';
import { listActivity } from '@/lib/server/staff/activity/list-activity';
import { listStaffNames } from '@/lib/server/staff/activity/staff-names';
import { getStorage } from '@/lib/server/storage/get-storage';
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
  const { directory } = await getStorage();
  const ids = page.entries.flatMap(({ subjectId }) => subjectId ?? []);
  const subjects = await findSubjects(member, { database, directory }, ids, Date.now());
  return <ActivityLog query={query} page={page} staff={await listStaffNames(member, database)} subjects={subjects} />;
}

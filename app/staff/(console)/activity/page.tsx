import type { Metadata } from 'next';
import { ActivityLog } from '@/components/staff/activity-log';
import { listActivity } from '@/lib/server/audit/list-activity';
import { listStaffNames } from '@/lib/server/audit/staff-names';
import { requireStaffPage } from '@/lib/server/auth/require-staff';
import { getDatabase } from '@/lib/server/db/get-database';
import { readActivityQuery, toActivityFilters } from '@/lib/shared/activity-query';
import { serverMessages } from '@/lib/shared/server-messages';

export const metadata: Metadata = { title: serverMessages.t('title', { ns: 'activity' }) };

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

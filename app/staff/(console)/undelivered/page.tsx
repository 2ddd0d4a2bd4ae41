import type { Metadata } from 'next';
import { UndeliveredList } from '@/components/staff/undelivered/undelivered-list';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { countUndelivered, listUndelivered } from '@/lib/server/review-outbox/undelivered';
import { getStorage } from '@/lib/server/storage/get-storage';
import { giveUp, sendAgain } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('undelivered');
  return { title: t('title') };
}

type UndeliveredPageProps = { searchParams: Promise<{ after?: string | string[] }> };

export default async function UndeliveredPage({ searchParams }: UndeliveredPageProps) {
  const member = await requireStaffPage('decide');
  const { after } = await searchParams;
  const newerThan = typeof after === 'string' ? after : undefined;
  const database = await getDatabase();
  const { openKeys } = await getStorage();
  const { waiting } = await countUndelivered(database, member);
  const { undelivered, newer } = await listUndelivered(member, { database, openKeys }, newerThan);
  return (
    <UndeliveredList
      undelivered={undelivered}
      waitingCount={waiting}
      newer={newer}
      isFirstPage={newerThan === undefined}
      actions={{ sendAgain, giveUp }}
    />
  );
}

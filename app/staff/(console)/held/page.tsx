import type { Metadata } from 'next';
import { HeldList } from '@/components/staff/held/held-list';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { getHeldTools } from '@/lib/server/review-held/held-tools';
import { listHeld } from '@/lib/server/review-held/list-held';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('held');
  return { title: t('title') };
}

type HeldPageProps = { searchParams: Promise<{ after?: string | string[] }> };

export default async function HeldPage({ searchParams }: HeldPageProps) {
  const member = await requireStaffPage('decide');
  const { after } = await searchParams;
  const newerThan = typeof after === 'string' ? after : undefined;
  const { held, newer } = await listHeld(member, await getHeldTools(), newerThan);
  return <HeldList held={held} newer={newer} isFirstPage={newerThan === undefined} />;
}

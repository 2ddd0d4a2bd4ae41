import type { Metadata } from 'next';
import { HeldGone } from '@/components/staff/held/held-gone';
import { HeldView } from '@/components/staff/held/held-view';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { getHeldTools } from '@/lib/server/review-held/held-tools';
import { loadHeld } from '@/lib/server/review-held/load-held';
import { drop, openHeldDocuments, takeOver } from '../actions';

/** A title with a name in it would stay in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('held');
  return { title: t('pageTitle') };
}

type HeldSubmissionPageProps = { params: Promise<{ id: string }> };

export default async function HeldSubmissionPage({ params }: HeldSubmissionPageProps) {
  const member = await requireStaffPage('decide');
  const { id } = await params;
  const held = await loadHeld(member, id, await getHeldTools());
  if (!held) return <HeldGone />;
  return <HeldView held={held} actions={{ takeOver, drop, openDocuments: openHeldDocuments }} />;
}

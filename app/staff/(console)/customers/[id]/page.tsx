import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { RecordView } from '@/components/staff/record/record-view';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { getRecordTools } from '@/lib/server/review/get-record-tools';
import { loadRecord } from '@/lib/server/review/load-record';
import { isHeld } from '@/lib/server/review-held/list-held';
import { hasPermission } from '@/lib/shared/staff/staff';
import { heldPath } from '@/lib/shared/staff/staff-paths';
import { decide, openDocuments, undo, withdrawStatusLinks } from './actions';

type CustomerPageProps = { params: Promise<{ id: string }> };

/** Once a request, for the title and the page. */
const load = cache(async (id: string) => {
  const member = await requireStaffPage('look-up-customers');
  const record = await loadRecord(member, id, await getRecordTools());
  // The status page of a held submission has its id where a customer's would be.
  return { member, record, isOfHeld: !record && (await isHeld(id)) };
});

/** A title with a name in it would stay in the browser's history. */
export async function generateMetadata({ params }: CustomerPageProps): Promise<Metadata> {
  const { record, isOfHeld } = await load((await params).id);
  if (!record && !isOfHeld) notFound();
  const { t } = await getWords('customer-record');
  return { title: t('pageTitle') };
}

export default async function CustomerPage({ params }: CustomerPageProps) {
  const { id } = await params;
  const { member, record, isOfHeld } = await load(id);
  if (isOfHeld) redirect(heldPath(id));
  if (!record) notFound();
  return (
    <RecordView
      memberId={member.id}
      record={record}
      mayViewDocuments={hasPermission(member.role, 'view-documents')}
      mayDecide={hasPermission(member.role, 'decide')}
      actions={{ decide, undo, openDocuments, withdrawStatusLinks }}
    />
  );
}

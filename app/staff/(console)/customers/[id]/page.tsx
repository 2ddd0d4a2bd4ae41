import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { RecordView } from '@/components/staff/record/record-view';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { getRecordTools } from '@/lib/server/review/get-record-tools';
import { loadRecord } from '@/lib/server/review/load-record';
import { isHeld } from '@/lib/server/review-held/list-held';
import { hasPermission } from '@/lib/shared/staff/staff';
import { heldPath } from '@/lib/shared/staff/staff-paths';
import { decide, openDocuments, undo, withdrawStatusLinks } from './actions';

/** A title with a name in it would stay in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('customer-record');
  return { title: t('pageTitle') };
}

type CustomerPageProps = { params: Promise<{ id: string }> };

export default async function CustomerPage({ params }: CustomerPageProps) {
  const member = await requireStaffPage('look-up-customers');
  const { id } = await params;
  const record = await loadRecord(member, id, await getRecordTools());
  // The status page of a held submission has its id where a customer's would be.
  if (!record && (await isHeld(id))) redirect(heldPath(id));
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

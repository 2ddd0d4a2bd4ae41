import type { Metadata } from 'next';
import { StaffCustomerForm } from '@/components/staff/entry/staff-customer-form';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { removeParcel, sendParcelPiece } from '../../../../parcels/actions';
import { findKnown, submitAsStaff } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('entry');
  return { title: t('title') };
}

export default async function NewCustomerPage() {
  const { id } = await requireStaffPage('enter-customers');
  const parcelActions = { sendPiece: sendParcelPiece, remove: removeParcel };
  return <StaffCustomerForm ownId={id} submit={submitAsStaff} parcelActions={parcelActions} findKnown={findKnown} />;
}

import type { Metadata } from 'next';
import { StaffCustomerForm } from '@/components/staff/entry/staff-customer-form';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { serverMessages } from '@/lib/shared/words/server-messages';
import { findKnown, submitAsStaff } from './actions';

export const metadata: Metadata = { title: serverMessages.t('title', { ns: 'entry' }) };

export default async function NewCustomerPage() {
  const { id } = await requireStaffPage('enter-customers');
  return <StaffCustomerForm ownId={id} submit={submitAsStaff} findKnown={findKnown} />;
}

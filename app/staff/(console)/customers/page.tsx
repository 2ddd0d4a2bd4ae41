import type { Metadata } from 'next';
import { requireStaffPage } from '@/lib/server/auth/require-staff';
import { serverMessages } from '@/lib/shared/server-messages';

const title = serverMessages.t('navigation.customers', { ns: 'staff' });

export const metadata: Metadata = { title };

export default async function CustomersPage() {
  await requireStaffPage('look-up-customers');
  return <h1 className="text-3xl font-bold">{title}</h1>;
}

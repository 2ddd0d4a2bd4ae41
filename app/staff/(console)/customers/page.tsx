import type { Metadata } from 'next';
import { CustomersList } from '@/components/staff/customers/customers-list';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { lookUpCustomers } from '@/lib/server/lookup/look-up';
import { getWords } from '@/lib/server/request-words';
import { listStaffNames } from '@/lib/server/staff/activity/staff-names';
import { getStorage } from '@/lib/server/storage/get-storage';
import { readCustomerListQuery } from '@/lib/shared/review/customer-list-query';
import { searchForCustomers } from './search-action';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('customers');
  return { title: t('title') };
}

export default async function CustomersPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const member = await requireStaffPage('look-up-customers');
  const { directory } = await getStorage();
  const query = readCustomerListQuery(await searchParams);
  const page = await lookUpCustomers(member, directory, query);
  const staff = await listStaffNames(member, await getDatabase());
  return <CustomersList memberId={member.id} query={query} page={page} staff={staff} search={searchForCustomers} />;
}

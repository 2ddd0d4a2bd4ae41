'use server';

import { authorizeStaffAction } from '@/lib/server/door/require-staff';
import { receiveCustomerSearch } from '@/lib/server/lookup/receive-search';
import type { CustomerSearch, CustomerSearchOutcome } from '@/lib/shared/review/customer-list';

/** Searches for customers. What was typed comes in the body, so that it stands in no address. */
export async function searchForCustomers(search: CustomerSearch): Promise<CustomerSearchOutcome> {
  const member = await authorizeStaffAction('look-up-customers');
  if ('kind' in member) return member;
  return receiveCustomerSearch(member, search);
}

import type { SearchCursor } from '../../shared/review/customer-list';
import { type CustomerListQuery, toCustomerFilters } from '../../shared/review/customer-list-query';
import type { Directory } from '../customer-store/directory/directory';
import { type CustomerPage, listCustomers } from '../customer-store/directory/list-customers';
import { type SearchPage, searchCustomers } from '../customer-store/directory/search-customers';
import type { Database } from '../db/schema/database';
import { recordActivity } from '../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../staff/authority';

/**
 * One page of the customer list, for a staff member.
 *
 * @throws AuthorityError when the role may not look customers up
 */
export function lookUpCustomers(
  member: StaffMember,
  directory: Directory,
  query: CustomerListQuery,
): Promise<CustomerPage> {
  assertMay(member, 'look-up-customers');
  const place = { olderThan: query.after || undefined, newerThan: query.before || undefined };
  return listCustomers(directory, toCustomerFilters(query), place);
}

/**
 * One page of search results, for a staff member. That someone searched is recorded, once for all its pages; what they
 * searched for is not.
 *
 * @throws AuthorityError when the role may not look customers up
 */
export async function lookUpByText(
  member: StaffMember,
  { database, directory }: { database: Database; directory: Directory },
  { text, query, after }: { text: string; query: CustomerListQuery; after: SearchCursor | undefined },
): Promise<SearchPage> {
  assertMay(member, 'look-up-customers');
  if (!after) {
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(database.kysely, { actor, action: 'customer.looked-up', detail: 'search' });
  }
  return searchCustomers(directory, { text, filters: toCustomerFilters(query) }, after);
}

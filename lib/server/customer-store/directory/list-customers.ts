import { CUSTOMERS_PER_PAGE, type CustomerFilters, type ListedCustomer } from '../../../shared/review/customer-list';
import type { Directory } from './directory';
import { LISTED_COLUMNS, matchesFilters, toListedCustomer } from './listed-customer';

/** Which page: the newest, the one with customers older than an id, or the one with newer customers. */
export type PagePlace = { olderThan?: string | undefined; newerThan?: string | undefined };

/** One page of the list, newest first. */
export type CustomerPage = {
  customers: ListedCustomer[];
  /** Pass it as `olderThan` for the next page; undefined on the last one. */
  older: string | undefined;
  /** Pass it as `newerThan` for the previous page; undefined on the first one. */
  newer: string | undefined;
};

/**
 * Lists customers, newest first, a page at a time. The time it takes does not depend on how many there are: rows are
 * found by the key where the last page ended, and not counted.
 */
export async function listCustomers(
  directory: Directory,
  filters: CustomerFilters,
  { olderThan, newerThan }: PagePlace,
): Promise<CustomerPage> {
  const isBackwards = newerThan !== undefined;
  let query = directory
    .selectCustomers()
    .select(LISTED_COLUMNS)
    .where((eb) => matchesFilters(eb, filters))
    .orderBy('id', isBackwards ? 'asc' : 'desc')
    .limit(CUSTOMERS_PER_PAGE + 1);
  if (newerThan !== undefined) query = query.where('id', '>', newerThan);
  else if (olderThan !== undefined) query = query.where('id', '<', olderThan);
  const rows = await query.execute();
  const customers = rows.slice(0, CUSTOMERS_PER_PAGE).map(toListedCustomer);
  if (isBackwards) customers.reverse();
  const hasMore = rows.length > CUSTOMERS_PER_PAGE;
  const hasOlder = isBackwards || hasMore;
  const hasNewer = isBackwards ? hasMore : olderThan !== undefined;
  return {
    customers,
    older: hasOlder ? customers.at(-1)?.id : undefined,
    newer: hasNewer ? (customers.at(0)?.id ?? olderThan) : undefined,
  };
}

import type { CustomerSource } from '../customer/customer-source';
import type { CustomerStatus } from '../customer/customer-status';
import type { FieldWith } from '../customer/fields';
import type { Refusal, StaffRefusalCode } from '../refusal';
import type { CustomerListQuery } from './customer-list-query';

/** A field that the customer list has. */
export type ListedField = FieldWith<{ isListed: true }>;

/** How many customers a page of the list shows. */
export const CUSTOMERS_PER_PAGE = 25;

/** One row of the customer list; empty text if nothing is stored. */
export type ListedCustomer = Record<Exclude<ListedField, 'reference'>, string> & {
  id: string;
  reference: string | undefined;
  status: CustomerStatus;
  source: CustomerSource;
  /** Id of the staff account that first entered the customer. */
  enteredBy: string | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
};

/** The list's filters; each is optional. */
export type CustomerFilters = {
  status?: CustomerStatus | undefined;
  source?: CustomerSource | undefined;
  /** A staff account's id. */
  enteredBy?: string | undefined;
  /** Epoch milliseconds: the first moment to include. */
  from?: number | undefined;
  /** Epoch milliseconds: the first moment to exclude. */
  until?: number | undefined;
};

/** Where a page of search results ends: the folded text that was found, and whose it is. */
export type SearchCursor = { key: string; id: string };

/** The longest text that can be searched for, in characters. */
export const SEARCH_MAX_CHARACTERS = 300;

/** What a page asks the server to search for. */
export type CustomerSearch = {
  text: string;
  query: CustomerListQuery;
  /** Where the previous page ended; undefined for the first page. */
  after?: SearchCursor | undefined;
};

/** The result of a search. The refusals have their messages in customers.json. */
export type CustomerSearchOutcome =
  | { kind: 'found'; customers: ListedCustomer[]; next: SearchCursor | undefined }
  | Refusal<StaffRefusalCode>;

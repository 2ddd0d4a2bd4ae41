import type { CustomerSource } from '../customer/customer-source';
import type { CustomerStatus } from '../customer/customer-status';
import type { FieldWith } from '../customer/fields';
import type { CustomerListQuery } from './customer-list-query';

/** A field that the list of customers holds. */
export type ListedField = FieldWith<{ isListed: true }>;

/** How many customers a page of the list holds. */
export const CUSTOMERS_PER_PAGE = 25;

/** One row of the list of customers; empty text where nothing is stored. */
export type ListedCustomer = Record<Exclude<ListedField, 'reference'>, string> & {
  id: string;
  reference: string | undefined;
  status: CustomerStatus;
  source: CustomerSource;
  /** Of the staff account that entered the customer first. */
  enteredBy: string | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
};

/** What narrows the list; each part is optional. */
export type CustomerFilters = {
  status?: CustomerStatus | undefined;
  source?: CustomerSource | undefined;
  /** A staff account's id. */
  enteredBy?: string | undefined;
  /** Epoch milliseconds: the first moment that counts. */
  from?: number | undefined;
  /** Epoch milliseconds: the first moment that no longer counts. */
  until?: number | undefined;
};

/** Where a page of search results ends: the folded text that was found, and whose. */
export type SearchCursor = { key: string; id: string };

/** The longest text that can be searched for, in characters. */
export const SEARCH_MAX_CHARACTERS = 300;

/** What a page asks the server to search for. */
export type CustomerSearch = {
  text: string;
  query: CustomerListQuery;
  /** Where the page before ended; undefined for the first page. */
  after?: SearchCursor | undefined;
};

/** What became of a search. The refusals have their sentences in customers.json. */
export type CustomerSearchOutcome =
  | { kind: 'found'; customers: ListedCustomer[]; next: SearchCursor | undefined }
  | { kind: 'refused'; reason: 'signed-out' | 'not-permitted' | 'cross-site' }
  | { kind: 'failed'; errorId: string };

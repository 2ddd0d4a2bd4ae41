import { CUSTOMER_SOURCES } from '../customer/customer-source';
import { CUSTOMER_STATUSES } from '../customer/customer-status';
import { findDayStart } from '../zoned-day';
import type { CustomerFilters } from './customer-list';

/** The filters of the customer list, as they appear in the address. Empty text: no such filter. */
export type CustomerListQuery = {
  status: string;
  source: string;
  /** A staff account's id. */
  enteredBy: string;
  /** YYYY-MM-DD, the first and last day to include. */
  from: string;
  to: string;
  /** The time zone for day boundaries, an IANA name. */
  zone: string;
  /** The id where the page starts, going to older or newer ones. */
  after: string;
  before: string;
};

const NAMES = ['status', 'source', 'enteredBy', 'from', 'to', 'zone', 'after', 'before'] as const;
const FILTER_NAMES = ['status', 'source', 'enteredBy', 'from', 'to'] as const;
const MAX_CHARACTERS = 64;

/**
 * Reads the filters from an address, or from whatever an action received: anything that is not a short text counts as
 * empty.
 */
export function readCustomerListQuery(given: unknown): CustomerListQuery {
  const values = (typeof given === 'object' ? given : null) as Record<string, unknown> | null;
  const read = (name: string) => {
    const value = values?.[name];
    return typeof value === 'string' && value.length <= MAX_CHARACTERS ? value : '';
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as CustomerListQuery;
}

/** Formats filters and page as the part of an address after the path, omitting empty ones; '' if nothing is left. */
export function writeCustomerListQuery(query: Partial<CustomerListQuery>): string {
  const isDated = Boolean(query.from || query.to);
  const pairs = NAMES.flatMap((name): [string, string][] => {
    const value = query[name];
    return value && (name !== 'zone' || isDated) ? [[name, value]] : [];
  });
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

/** Whether any filter is set. */
export function hasFilters(query: CustomerListQuery): boolean {
  return FILTER_NAMES.some((name) => query[name] !== '');
}

/** The filters in the form the database uses; a status or source that does not exist is ignored. */
export function toCustomerFilters({ status, source, enteredBy, from, to, zone }: CustomerListQuery): CustomerFilters {
  return {
    status: CUSTOMER_STATUSES.find((known) => known === status),
    source: CUSTOMER_SOURCES.find((known) => known === source),
    enteredBy: enteredBy || undefined,
    from: findDayStart(from, zone),
    until: findDayStart(to, zone, 1),
  };
}

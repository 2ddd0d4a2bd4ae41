import { CUSTOMER_SOURCES } from '../customer/customer-source';
import { CUSTOMER_STATUSES } from '../customer/customer-status';
import { findDayStart } from '../zoned-day';
import type { CustomerFilters } from './customer-list';

/** What the filters of the list of customers say, as it stands in the address. Empty text: no such filter. */
export type CustomerListQuery = {
  status: string;
  source: string;
  /** A staff account's id. */
  enteredBy: string;
  /** YYYY-MM-DD, the first day that counts and the last one. */
  from: string;
  to: string;
  /** The time zone in which days begin, an IANA name. */
  zone: string;
  /** The id where the page begins, older ones or newer ones. */
  after: string;
  before: string;
};

const NAMES = ['status', 'source', 'enteredBy', 'from', 'to', 'zone', 'after', 'before'] as const;
const FILTER_NAMES = ['status', 'source', 'enteredBy', 'from', 'to'] as const;
const MAX_CHARACTERS = 64;

/** Takes the filters out of an address, or of whatever an action was given: what is no short text counts as empty. */
export function readCustomerListQuery(given: unknown): CustomerListQuery {
  const values = (typeof given === 'object' ? given : null) as Record<string, unknown> | null;
  const read = (name: string) => {
    const value = values?.[name];
    return typeof value === 'string' && value.length <= MAX_CHARACTERS ? value : '';
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as CustomerListQuery;
}

/** Writes filters and page as the part of an address after the path, without what is empty; '' when nothing is left. */
export function writeCustomerListQuery(query: Partial<CustomerListQuery>): string {
  const isDated = Boolean(query.from || query.to);
  const pairs = NAMES.flatMap((name): [string, string][] => {
    const value = query[name];
    return value && (name !== 'zone' || isDated) ? [[name, value]] : [];
  });
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

/** Tells whether anything narrows the list. */
export function hasFilters(query: CustomerListQuery): boolean {
  return FILTER_NAMES.some((name) => query[name] !== '');
}

/** The filters as the database understands them; a status or source that does not exist counts as none. */
export function toCustomerFilters({ status, source, enteredBy, from, to, zone }: CustomerListQuery): CustomerFilters {
  return {
    status: CUSTOMER_STATUSES.find((known) => known === status),
    source: CUSTOMER_SOURCES.find((known) => known === source),
    enteredBy: enteredBy || undefined,
    from: findDayStart(from, zone),
    until: findDayStart(to, zone, 1),
  };
}

import { findDayStart } from '../zoned-day';
import { ACTIVITY_ACTIONS, ACTOR_KINDS, type ActivityFilters } from './activity';

/** The filters of the activity log, as they appear in the address. Empty text: no such filter. */
export type ActivityQuery = {
  /** A staff account's id, or `kind:` followed by who else acted. */
  who: string;
  action: string;
  subject: string;
  /** YYYY-MM-DD, the first and last day to include. */
  from: string;
  to: string;
  /** The time zone for day boundaries, an IANA name. */
  zone: string;
  /** The id where the page starts, going to older or newer ones. */
  after: string;
  before: string;
};

const NAMES = ['who', 'action', 'subject', 'from', 'to', 'zone', 'after', 'before'] as const;
const FILTER_NAMES = ['who', 'action', 'subject', 'from', 'to'] as const;
const MAX_CHARACTERS = 64;
const KIND = /^kind:(.*)$/;

/** Reads the filters from an address: anything that is not a short text counts as empty. */
export function readActivityQuery(given: Record<string, unknown>): ActivityQuery {
  const read = (name: string) => {
    const value = given[name];
    return typeof value === 'string' && value.length <= MAX_CHARACTERS ? value.trim() : '';
  };
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as ActivityQuery;
}

/** Formats filters and page as the part of an address after the path, omitting empty ones; '' if nothing is left. */
export function writeActivityQuery(query: Partial<ActivityQuery>): string {
  const pairs = NAMES.flatMap((name): [string, string][] => (query[name] ? [[name, query[name]]] : []));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

/** Whether any filter is set. */
export function isActivityFiltered(query: ActivityQuery): boolean {
  return FILTER_NAMES.some((name) => query[name] !== '');
}

/** The filters in the form the database uses; values that do not exist are ignored. */
export function toActivityFilters({ who, action, subject, from, to, zone }: ActivityQuery): ActivityFilters {
  const kind = KIND.exec(who)?.[1];
  return {
    actorKind: ACTOR_KINDS.find((known) => known === kind),
    actorId: who && kind === undefined ? who : undefined,
    action: ACTIVITY_ACTIONS.find((known) => known === action),
    subjectId: subject || undefined,
    from: findDayStart(from, zone),
    until: findDayStart(to, zone, 1),
  };
}

import {
  ACCOUNT_PATH,
  ACTIVITY_EXPORT_PATH,
  ACTIVITY_PATH,
  CUSTOMERS_PATH,
  HELD_PATH,
  INVITATIONS_PATH,
  STAFF_HOME_PATH,
  STAFF_MEMBERS_PATH,
} from './staff-paths';

const CONSOLE_PATHS = [CUSTOMERS_PATH, HELD_PATH, INVITATIONS_PATH, ACTIVITY_PATH, STAFF_MEMBERS_PATH, ACCOUNT_PATH];

/** The query parameter of the sign-in that holds the page to open afterwards. */
const PARAMETER = 'to';

const MAX_CHARACTERS = 500;

/** Stands for our own origin: whatever leads elsewhere has another one. */
const OWN_ORIGIN = 'http://console.invalid';

/**
 * The page of the console that someone asked for before signing in, as a path with its query; undefined for anything
 * that is not one, such as the address of another site.
 *
 * @param given from an address, a form, or a header: may be anything
 */
export function readReturnPath(given: unknown): string | undefined {
  if (typeof given !== 'string' || given.length > MAX_CHARACTERS || !given.startsWith('/')) return undefined;
  if (!URL.canParse(given, OWN_ORIGIN)) return undefined;
  const { origin, pathname, searchParams } = new URL(given, OWN_ORIGIN);
  if (origin !== OWN_ORIGIN || pathname === ACTIVITY_EXPORT_PATH) return undefined;
  if (!CONSOLE_PATHS.some((path) => pathname === path || pathname.startsWith(`${path}/`))) return undefined;
  // Next.js adds it when it fetches a page for a link.
  searchParams.delete('_rsc');
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}

/** A path of the entrance that keeps the page to open afterwards; the list of customers opens without being named. */
export function withReturnPath(path: string, returnPath: string | undefined): string {
  if (returnPath === undefined || returnPath === CUSTOMERS_PATH) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ [PARAMETER]: returnPath })}`;
}

/** The page to open after the sign-in: the one that was asked for, or the console's first. */
export const findLanding = (given: unknown): string => readReturnPath(given) ?? STAFF_HOME_PATH;

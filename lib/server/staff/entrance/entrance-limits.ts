import type { Database } from '../../db/schema/database';
import { type AddressLimit, countUseByAddress } from '../../http/address-limit';
import { countUse, type RateLimit } from '../../http/rate-limit';

/** The time that attempts are counted for, in milliseconds. */
export const WINDOW_MS = 15 * 60 * 1000;

/** How often an account may be tried, from any address (NIST SP 800-63B-4, section 3.2.2, asks for at most 100). */
const ACCOUNT_LIMIT: RateLimit = { name: 'staff-account', max: 10, windowMs: WINDOW_MS };

/**
 * How often an account may be tried from a browser that it was signed in from: whatever strangers try elsewhere does not
 * count there (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
const DEVICE_LIMIT: RateLimit = { name: 'staff-device', max: 10, windowMs: WINDOW_MS };

/**
 * How often one address may try anything at the entrance: an office shares one. There is no overall budget: strangers
 * with many addresses would use it up and lock out every member, while their attempts on any one account are already
 * limited.
 */
const ADDRESS_LIMIT: AddressLimit = { name: 'staff-address', max: 60, windowMs: WINDOW_MS };

/** An authenticator app's code is valid for 90 seconds, and for one sign-in (RFC 6238, section 5.2). */
const CODE_LIMIT: RateLimit = { name: 'staff-code', max: 1, windowMs: 2 * 60 * 1000 };

/**
 * Counts one attempt to sign in, and tells whether it is allowed. Every way in goes through here before it looks at
 * anything.
 *
 * @param address the caller's; see client-address.ts
 * @param account who it is about, such as an email address or a staff id; undefined if nobody is named
 * @param device the browser, if the account was signed in from it; see device-cookie.ts
 */
export async function mayTryToEnter(
  database: Database,
  {
    address,
    account,
    device,
    now,
  }: { address: string; account?: string | undefined; device?: string | undefined; now: number },
): Promise<boolean> {
  const byAddress = await countUseByAddress(database, ADDRESS_LIMIT, address, now);
  if (account === undefined) return byAddress;
  const subject = account.toLowerCase();
  const byAccount = await (device === undefined
    ? countUse(database, ACCOUNT_LIMIT, subject, now)
    : countUse(database, DEVICE_LIMIT, `${subject} ${device}`, now));
  return byAddress && byAccount;
}

/** Uses up an authenticator app's code. @returns false when it has already signed someone in */
export function isFirstUseOfCode(
  database: Database,
  { staffId, code, now }: { staffId: string; code: string; now: number },
): Promise<boolean> {
  return countUse(database, CODE_LIMIT, `${staffId} ${code}`, now);
}

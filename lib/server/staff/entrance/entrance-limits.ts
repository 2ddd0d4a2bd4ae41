import type { Database } from '../../db/schema/database';
import { type AddressLimit, countUseByAddress } from '../../http/address-limit';
import { countUse, type RateLimit } from '../../http/rate-limit';

const WINDOW_MS = 15 * 60 * 1000;

/** How often an account may be tried, from any address (NIST SP 800-63B-4, section 3.2.2, asks for at most 100). */
const ACCOUNT_LIMIT: RateLimit = { name: 'staff-account', max: 10, windowMs: WINDOW_MS };

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
 */
export async function mayTryToEnter(
  database: Database,
  { address, account, now }: { address: string; account?: string; now: number },
): Promise<boolean> {
  const byAddress = await countUseByAddress(database, ADDRESS_LIMIT, address, now);
  const byAccount = account === undefined || (await countUse(database, ACCOUNT_LIMIT, account.toLowerCase(), now));
  return byAddress && byAccount;
}

/** Uses up an authenticator app's code. @returns false when it has already signed someone in */
export function isFirstUseOfCode(
  database: Database,
  { staffId, code, now }: { staffId: string; code: string; now: number },
): Promise<boolean> {
  return countUse(database, CODE_LIMIT, `${staffId} ${code}`, now);
}

import type { Database } from '../../db/schema/database';
import { type AddressLimit, countUseByAddress } from '../../http/address-limit';
import { countUse, type RateLimit } from '../../http/rate-limit';

const WINDOW_MS = 15 * 60 * 1000;

/** How often somebody may try to enter one account, from wherever (NIST SP 800-63B-4, section 3.2.2, asks for at most 100). */
const ACCOUNT_LIMIT: RateLimit = { name: 'staff-account', max: 10, windowMs: WINDOW_MS };

/**
 * How often one address may try anything at the entrance: an office shares one. There is no overall budget: strangers with
 * many addresses would use it up and shut every member out, while what they can try at one account is limited already.
 */
const ADDRESS_LIMIT: AddressLimit = { name: 'staff-address', max: 60, windowMs: WINDOW_MS };

/** An authenticator app's code is good for 90 seconds, and for one sign-in (RFC 6238, section 5.2). */
const CODE_LIMIT: RateLimit = { name: 'staff-code', max: 1, windowMs: 2 * 60 * 1000 };

/**
 * Counts one attempt to enter, and tells whether it may be made. Every way in goes through here before it looks at
 * anything.
 *
 * @param address who asks; see client-address.ts
 * @param account whom it is about, such as an email address or a staff id; undefined where nobody is named
 */
export async function mayTryToEnter(
  database: Database,
  { address, account, now }: { address: string; account?: string; now: number },
): Promise<boolean> {
  const byAddress = await countUseByAddress(database, ADDRESS_LIMIT, address, now);
  const byAccount = account === undefined || (await countUse(database, ACCOUNT_LIMIT, account.toLowerCase(), now));
  return byAddress && byAccount;
}

/** Takes the one use of an authenticator app's code. @returns false when it signed somebody in already */
export function isFirstUseOfCode(
  database: Database,
  { staffId, code, now }: { staffId: string; code: string; now: number },
): Promise<boolean> {
  return countUse(database, CODE_LIMIT, `${staffId} ${code}`, now);
}

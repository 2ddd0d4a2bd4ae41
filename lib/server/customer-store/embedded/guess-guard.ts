import 'server-only';
import { getDatabase } from '../../db/connection/get-database';
import { env } from '../../env';
import { type AddressLimit, countUseByAddress } from '../../http/address-limit';
import { getClientAddress } from '../../http/client-address';
import { logger } from '../../log';
import { processSingleton } from '../../process-singleton';
import type { GuessGuard } from './json-door';

const WINDOW_MS = 15 * 60 * 1000;
/** How often an address may be wrong about user or password. */
const WRONG_CREDENTIALS: AddressLimit = { name: 'api-credentials', max: 20, windowMs: WINDOW_MS };
/** Addresses remembered; beyond that the oldest go, and are counted again at their next guess. */
const REMEMBERED_MAX = 10_000;

const addressOf = ({ headers }: Request) => getClientAddress(headers, env().trustedProxyHops);

/** Refuses an address that guessed too often, also when it guesses right. */
export function createGuessGuard(): GuessGuard {
  const lockedUntil = processSingleton('api-guesses', () => new Map<string, number>());
  return {
    isLocked: (request, now) => (lockedUntil.get(addressOf(request)) ?? 0) > now,
    noteWrong: async (request, now) => {
      const address = addressOf(request);
      if (await countUseByAddress(await getDatabase(), WRONG_CREDENTIALS, address, now)) {
        logger.warn({}, 'storage API: wrong user or password');
        return;
      }
      logger.warn({}, 'storage API: too many wrong users or passwords; the address is refused for 15 minutes');
      const [oldest] = lockedUntil.keys();
      if (oldest !== undefined && lockedUntil.size >= REMEMBERED_MAX) lockedUntil.delete(oldest);
      lockedUntil.set(address, now + WINDOW_MS);
    },
  };
}

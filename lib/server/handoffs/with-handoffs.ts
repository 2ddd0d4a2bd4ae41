import 'server-only';
import type { HandoffAnswer } from '../../shared/handoff/handoff';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import type { Store } from '../customer-store/embedded/store';
import { env } from '../env';
import { getClientAddress } from '../http/client-address';
import { countUse, type RateLimit } from '../http/rate-limit';
import { isSameOrigin } from '../http/request-origin';
import { logUnexpected } from '../log';
import { removeExpiredHandoffs } from './remove-expired-handoffs';

const MINUTE_MS = 60_000;

/** What one address may do. Many people may share one: an office, or a carrier's phones. */
export const HANDOFF_LIMITS = {
  make: { name: 'handoff-make', max: 40, windowMs: 60 * MINUTE_MS },
  /** Both sides ask every two seconds: room for about thirty pairs. */
  ask: { name: 'handoff-ask', max: 18_000, windowMs: 10 * MINUTE_MS },
  change: { name: 'handoff-change', max: 600, windowMs: 60 * MINUTE_MS },
} as const satisfies Record<string, RateLimit>;

export type HandoffUse = {
  /** Of the request. */
  headers: Headers;
  limit: RateLimit;
  /** False where nothing changes and browsers send no Origin header. */
  mustBeSameOrigin: boolean;
};

async function limitAndWork<T>(
  { headers, limit }: HandoffUse,
  work: (store: Store, now: number) => Promise<HandoffAnswer<T>>,
): Promise<HandoffAnswer<T>> {
  const store = await openEmbeddedStore();
  const now = Date.now();
  const address = getClientAddress(headers, env().trustedProxyHops);
  if (!(await countUse(store.database, limit, address, now))) return { ok: false, problem: 'too-many' };
  await removeExpiredHandoffs(store.database, now);
  return work(store, now);
}

/** Limits a use of the handoffs, clears what has expired, and works. Never throws: what nobody foresaw is logged. */
export async function withHandoffs<T>(
  use: HandoffUse,
  work: (store: Store, now: number) => Promise<HandoffAnswer<T>>,
): Promise<HandoffAnswer<T>> {
  try {
    if (use.mustBeSameOrigin && !isSameOrigin(use.headers, env().configuredPortalUrl)) {
      return { ok: false, problem: 'cross-site' };
    }
    return await limitAndWork(use, work);
  } catch (error) {
    logUnexpected(error, use.limit.name);
    return { ok: false, problem: 'unavailable' };
  }
}

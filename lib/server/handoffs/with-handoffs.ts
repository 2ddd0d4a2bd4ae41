import 'server-only';
import type { HandoffAnswer } from '../../shared/handoff/handoff';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import type { Store } from '../customer-store/embedded/store';
import { env } from '../env';
import { type AddressLimit, countUseByAddress } from '../http/address-limit';
import { getClientAddress } from '../http/client-address';
import { isSameOrigin } from '../http/request-origin';
import { logUnexpected } from '../log';
import { removeExpiredHandoffs } from './remove-expired-handoffs';

const MINUTE_MS = 60_000;

/**
 * What one address may do. Many people may share one: an office, or a carrier's phones. All together may keep 750 handoffs
 * open at a time, with two photos of 4 MB each not more than 6 GB, and change each of them eight times. Asking stores
 * nothing, so it has no overall budget.
 */
export const HANDOFF_LIMITS = {
  make: { name: 'handoff-make', max: 40, windowMs: 60 * MINUTE_MS, overallMax: 3_000 },
  /** Both sides ask every two seconds: room for about thirty pairs. */
  ask: { name: 'handoff-ask', max: 18_000, windowMs: 10 * MINUTE_MS },
  change: { name: 'handoff-change', max: 600, windowMs: 60 * MINUTE_MS, overallMax: 24_000 },
} as const satisfies Record<string, AddressLimit>;

export type HandoffUse = {
  /** Of the request. */
  headers: Headers;
  limit: AddressLimit;
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
  if (!(await countUseByAddress(store.database, limit, address, now))) return { ok: false, problem: 'too-many' };
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

import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/schema/database';
import { logUnexpected } from '../log';
import { processSingleton } from '../process-singleton';
import { type Couriers, deliverNextEntry } from './deliver-entry';
import type { OutboxKind } from './outbox-entry';

/** How often the outbox is looked at, in milliseconds: another instance may have ended, or a pause be over. */
const LOOK_EVERY_MS = 2_000;
/** How long to wait after the database failed, in milliseconds. */
const AFTER_FAILURE_MS = 10_000;
/** How many submissions one instance delivers at once: each holds two photos in memory. */
const SUBMISSIONS_AT_ONCE = 3;

const bell = () => processSingleton('outbox-bell', () => ({ ring: () => {} }));

/** Says that something was put into the outbox: this instance looks at once. */
export function ringForDelivery(): void {
  bell().ring();
}

type Deliveries = { couriers: Couriers; clock?: () => number; lookEveryMs?: number };

/**
 * Delivers what is in the outbox, from now on.
 *
 * @returns a function that stops it; it resolves when what is under way has ended
 */
export function runDeliveries(
  database: Database,
  { couriers, clock = Date.now, lookEveryMs = LOOK_EVERY_MS }: Deliveries,
): () => Promise<void> {
  const stopping = new AbortController();
  let waking = new AbortController();
  bell().ring = () => waking.abort();

  async function rest(ms: number) {
    const signal = AbortSignal.any([stopping.signal, waking.signal]);
    await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
    if (waking.signal.aborted) waking = new AbortController();
  }

  async function work(kind: OutboxKind) {
    while (!stopping.signal.aborted) {
      try {
        const hadOne = await deliverNextEntry(database, kind, { couriers, clock });
        if (!hadOne) await rest(lookEveryMs);
      } catch (error) {
        if (stopping.signal.aborted) return;
        logUnexpected(error, 'outbox');
        await rest(AFTER_FAILURE_MS);
      }
    }
  }

  const kinds: OutboxKind[] = [...Array<OutboxKind>(SUBMISSIONS_AT_ONCE).fill('submission'), 'mail'];
  const workers = kinds.map(work);
  return async () => {
    stopping.abort();
    await Promise.all(workers);
  };
}

import type { Database } from '../db/schema/database';
import { isDatabaseUnavailable } from '../db/transactions/database-error';
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
  const sleepers = new Set<() => void>();
  let isStopping = false;
  const wakeAll = () => {
    for (const wake of sleepers) wake();
  };
  bell().ring = wakeAll;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      timer.unref();
      sleepers.add(wake);
    });

  async function work(kind: OutboxKind) {
    while (!isStopping) {
      try {
        const hadOne = await deliverNextEntry(database, kind, { couriers, clock });
        if (!hadOne && !isStopping) await rest(lookEveryMs);
      } catch (error) {
        if (isStopping) return;
        if (!isDatabaseUnavailable(error)) logUnexpected(error, 'outbox');
        await rest(AFTER_FAILURE_MS);
      }
    }
  }

  const kinds: OutboxKind[] = [...Array<OutboxKind>(SUBMISSIONS_AT_ONCE).fill('submission'), 'mail'];
  const workers = kinds.map(work);
  return async () => {
    isStopping = true;
    wakeAll();
    await Promise.all(workers);
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { processSingleton } from '../../process-singleton';

/** How many recent writes are remembered. */
const REMEMBERED = 20;

/** How long the storage's most recent writes took, in milliseconds. */
const lastWrites = () => processSingleton('write-pace', () => [] as number[]);

/** Remembers how long a write took, in milliseconds. */
export function noteWritePace(durationMs: number): void {
  const writes = lastWrites();
  writes.push(durationMs);
  if (writes.length > REMEMBERED) writes.shift();
}

/**
 * Waits until as much time has passed as one of the recent writes took, so that an answer without a write comes no
 * sooner than one with it. Until this process has written something, there is nothing to go by.
 *
 * @param startedAt as given by performance.now()
 */
export async function awaitWritePace(startedAt: number): Promise<void> {
  const writes = lastWrites();
  const paceMs = writes[Math.floor(Math.random() * writes.length)] ?? 0;
  const leftMs = paceMs - (performance.now() - startedAt);
  if (leftMs > 0) await sleep(leftMs);
}

import type { HandoffAnswer } from '../../shared/handoff/handoff';
import type { Refusal } from '../../shared/refusal';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import type { Caller } from '../door/call';
import { statusOf } from '../door/refusal';
import { removeExpiredHandoffs } from '../handoffs/remove-expired-handoffs';
import type { AddressLimit } from '../http/address-limit';

const MINUTE_MS = 60_000;

/**
 * What one address may do. Many people may share one: an office, or a carrier's phones. All addresses together may keep
 * 750 handoffs open at a time, at most 6 GB with two photos of 4 MB each, and change each of them eight times. Polling
 * stores nothing, so it has no overall budget.
 */
export const HANDOFF_LIMITS = {
  make: { name: 'handoff-make', max: 40, windowMs: 60 * MINUTE_MS, overallMax: 3_000 },
  /** Both sides poll every two seconds: room for about thirty pairs. */
  ask: { name: 'handoff-ask', max: 18_000, windowMs: 10 * MINUTE_MS },
  change: { name: 'handoff-change', max: 600, windowMs: 60 * MINUTE_MS, overallMax: 24_000 },
} as const satisfies Record<string, AddressLimit>;

/** Gives a caller the store that holds the handoffs, after clearing expired ones out of it. */
export async function enterHandoffs(caller: Caller) {
  const store = await openEmbeddedStore();
  await removeExpiredHandoffs(store.database, caller.now);
  return { ...caller, store };
}

/** How a refusal is reported to either side of a handoff. */
export const toHandoffRefusal = ({ code, errorId }: Refusal): HandoffAnswer<never> => ({
  ok: false,
  problem: code,
  errorId,
});

/** The same over HTTP. */
export const answerHandoff = (answer: HandoffAnswer<unknown>, status = 200): Response =>
  Response.json(answer, { status, headers: { 'Cache-Control': 'no-store' } });

export const refuseHandoff = (refused: Refusal): Response =>
  answerHandoff(toHandoffRefusal(refused), statusOf(refused));

import type { RefusalCode } from '../../shared/refusal';
import { logger } from '../log';
import { processSingleton } from '../process-singleton';

/** Refusals that nobody gets who uses our pages as they are meant: somebody tries to pass by a control. */
const LOGGED_CODES: readonly RefusalCode[] = ['cross-site', 'too-many', 'invalid-input'];

/** One line a minute for each door and code: a flood must not fill the log. */
const PAUSE_MS = 60 * 1000;

type Noted = { loggedAt: number; unlogged: number };

/**
 * Logs what a door refused: its name, the code, and how many such refusals had no line of their own since the last one.
 * What members may not do is in the record of activity instead: see record-refused-access.ts.
 *
 * @param now epoch milliseconds
 */
export function logRefusal(door: string, code: RefusalCode, now: number): void {
  if (!LOGGED_CODES.includes(code)) return;
  const notes = processSingleton('refusals', () => new Map<string, Noted>());
  const key = `${door} ${code}`;
  const noted = notes.get(key);
  if (noted && Math.abs(now - noted.loggedAt) < PAUSE_MS) {
    noted.unlogged += 1;
    return;
  }
  logger.info({ door, code, more: noted?.unlogged ?? 0 }, 'a door refused a call');
  notes.set(key, { loggedAt: now, unlogged: 0 });
}

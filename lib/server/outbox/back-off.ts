const FIRST_PAUSE_MS = 2_000;
/** The longest pause between two tries, in milliseconds. */
export const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/**
 * How long to wait before the next try, in milliseconds: twice as long each time, up to `longestMs`, and up to half of it
 * less by chance, so that entries and instances drift apart.
 *
 * @param failures how many tries failed so far, at least 1
 */
export function makePauseMs(failures: number, longestMs = LONGEST_PAUSE_MS, random = Math.random): number {
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 30), longestMs);
  return Math.round(pauseMs * (1 - random() / 2));
}

import { answerWithin } from './answer-within';

/** After this long, in milliseconds, the person is told. The request goes on: a later call gets what has arrived by then. */
export const PART_LIMIT_MS = 10_000;

/** Part of the page's own code did not load: blocked, offline, slow, or from an older build. */
export class PartMissingError extends Error {
  override name = 'PartMissingError';
}

/**
 * Loads a part of the page that has a file of its own. Every `import()` in the browser goes through here, except those
 * of `dynamic`, which PartBoundary covers.
 *
 * The bundler's runtime asks a second time by itself, and each later call asks again: it remembers no failure.
 *
 * @param load calls `import()`
 * @throws PartMissingError if it does not load, or not within PART_LIMIT_MS
 */
export async function loadPart<Part extends object>(load: () => Promise<Part>): Promise<Part> {
  const part = await answerWithin(PART_LIMIT_MS, load());
  if (!part) throw new PartMissingError('Part of the page did not load');
  return part;
}

/** Whether code that did not load caused an error; the second name is the bundler's. */
export const isPartMissing = (error: unknown): boolean =>
  error instanceof Error && ['PartMissingError', 'ChunkLoadError'].includes(error.name);

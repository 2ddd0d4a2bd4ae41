/** A brisk voice; people who use one daily set it faster. */
const LETTERS_PER_SECOND = 15;
/** From the change of a live region to the voice. */
const LATENCY_MS = 200;

/** A screen reader on polite live regions: it lets each sentence end, and reads what came meanwhile, in order. */
export type ScreenReader = {
  /** A live region has this text now. */
  show(region: string, text: string, nowMs: number): void;
  /** The sentences that were heard to the end since the last call. */
  listen(nowMs: number): string[];
};

/** Creates a screen reader that has said nothing yet. */
export function makeScreenReader(): ScreenReader {
  const shown = new Map<string, string>();
  let queue: { text: string; endsAtMs: number }[] = [];
  let silentFromMs = 0;
  return {
    show(region, text, nowMs) {
      if ((shown.get(region) ?? '') === text) return;
      shown.set(region, text);
      if (text === '') return;
      silentFromMs = Math.max(silentFromMs, nowMs + LATENCY_MS) + (1000 * text.trim().length) / LETTERS_PER_SECOND;
      queue.push({ text: text.trim(), endsAtMs: silentFromMs });
    },
    listen(nowMs) {
      const heard = queue.filter(({ endsAtMs }) => endsAtMs <= nowMs);
      queue = queue.filter(({ endsAtMs }) => endsAtMs > nowMs);
      return heard.map(({ text }) => text);
    },
  };
}

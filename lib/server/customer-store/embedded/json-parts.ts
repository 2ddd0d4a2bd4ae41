const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isEscaped(json: Buffer, position: number): boolean {
  let backslashes = 0;
  while (json[position - 1 - backslashes] === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/**
 * Tells whether a JSON text has more parts than `limit`, counting the bytes outside strings and the quotes. A parsed
 * value takes up to fifty times the memory of its text, but a long string does not: so a text of a few long strings may
 * be large, and one of millions of brackets may not. Skips from quote to quote; does not check validity.
 */
export function hasMorePartsThan(limit: number, json: Buffer): boolean {
  if (json.length <= limit) return false;
  let parts = 0;
  let isInString = false;
  let position = 0;
  while (parts <= limit) {
    const quote = json.indexOf(QUOTE, position);
    const end = quote === -1 ? json.length : quote;
    if (!isInString) parts += end - position;
    if (quote === -1) break;
    parts += 1;
    if (!isInString || !isEscaped(json, quote)) isInString = !isInString;
    position = quote + 1;
  }
  return parts > limit;
}

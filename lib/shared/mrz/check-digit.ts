import { GLYPHS } from './glyphs';
import type { CheckedField } from './zone-formats';

const WEIGHTS = [7, 3, 1];

/** The filler counts 0, digits their value, A to Z 10 to 35. */
const weigh = (character: string) => Math.max(0, GLYPHS.indexOf(character) - 1);

/** Computes the check digit of a text of a machine-readable zone. Source: ICAO 9303-3, 4.9. */
export function computeCheckDigit(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += weigh(text.charAt(at)) * (WEIGHTS[at % 3] ?? 0);
  return sum % 10;
}

/** Tells whether the check digit of a field is right; a filler stands for 0 where a field may be empty. */
export function isFieldRight(lines: readonly string[], { pieces, digit: [line, at] }: CheckedField): boolean {
  const text = pieces.map(([row, start, end]) => lines[row]?.slice(start, end) ?? '').join('');
  const digit = lines[line]?.charAt(at) ?? '';
  return digit === '<' ? /^<*$/.test(text) : digit === String(computeCheckDigit(text));
}

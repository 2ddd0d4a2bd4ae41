import { GLYPHS } from './glyphs';
import type { CheckedField, ZoneFormat } from './zone-formats';

/** The weight of the character at `index` of a checked text. */
export const weightAt = (index: number) => [7, 3, 1][index % 3] ?? 0;

/** The filler counts as 0, digits as their value, A to Z as 10 to 35. */
export const weigh = (character: string) => Math.max(0, GLYPHS.indexOf(character) - 1);

/** Computes the check digit of a text of a machine-readable zone. Source: ICAO 9303-3, 4.9. */
export function computeCheckDigit(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += weigh(text.charAt(at)) * weightAt(at);
  return sum % 10;
}

/**
 * Tells whether a field's check digit is right. A filler stands for 0 in an empty field, or says that a long number and
 * its check digit continue elsewhere, where the format has room. Source: ICAO 9303-5, 4.2.2.
 */
export function isFieldRight(lines: readonly string[], { pieces, digit: [line, at], overflow }: CheckedField): boolean {
  const cut = (row: number, start: number, end: number) => lines[row]?.slice(start, end) ?? '';
  const text = pieces.map((piece) => cut(...piece)).join('');
  const digit = cut(line, at, at + 1);
  if (digit !== '<') return digit === String(computeCheckDigit(text));
  const rest = (overflow && cut(...overflow).split('<')[0]) ?? '';
  if (rest.length > 1) return rest.endsWith(String(computeCheckDigit(text + rest.slice(0, -1))));
  return /^<*$/.test(text);
}

/** Tells whether all check digits of a zone are right. */
export const isZoneRight = (lines: readonly string[], { fields }: ZoneFormat) =>
  fields.every((field) => isFieldRight(lines, field));

/** How many check digits of a zone are right, not counting those of empty fields, which say nothing. */
export const countRight = (lines: readonly string[], { fields }: ZoneFormat): number =>
  fields.filter(
    (field) =>
      isFieldRight(lines, field) &&
      field.pieces.some(([line, start, end]) => /[^<]/.test(lines[line]?.slice(start, end) ?? '')),
  ).length;

import { isFieldRight, isZoneRight } from './check-digit';
import { GLYPHS } from './glyphs';
import { type CheckedField, isAllowed, type ZoneFormat } from './zone-formats';

/** The two likeliest characters of one place, and how much likelier the first is. */
type Choice = { first: string; second: string; lead: number; score: number };

/** Below this, a cell looks like none of the characters that may stand there. */
const LEAST_SCORE = 0.55;
/** Of all cells. */
const LEAST_MEAN_SCORE = 0.75;
/** A character is taken for another one only where both look nearly alike. */
const MOST_LEAD = 0.1;
/** Names and countries have no check digit: their characters must be clear by themselves. */
const LEAST_LEAD = 0.04;
const MOST_DOUBTS = 5;

function choose(scores: Float32Array, kind: string): Choice {
  let [first, second] = [-1, -1];
  for (let glyph = 0; glyph < GLYPHS.length; glyph += 1) {
    if (!isAllowed(kind, GLYPHS.charAt(glyph))) continue;
    const score = scores[glyph] ?? -1;
    if (first < 0 || score > (scores[first] ?? -1)) [first, second] = [glyph, first];
    else if (second < 0 || score > (scores[second] ?? -1)) second = glyph;
  }
  const score = scores[first] ?? -1;
  return { first: GLYPHS.charAt(first), second: GLYPHS.charAt(second), lead: score - (scores[second] ?? -1), score };
}

/** Tries the second likeliest characters of a field whose check digit is wrong: one at a time, then two. */
function correctField(lines: string[], choices: Choice[][], field: CheckedField): string[] | undefined {
  if (isFieldRight(lines, field)) return lines;
  const places = [...field.pieces, [...field.digit, field.digit[1] + 1] as const].flatMap(([line, start, end]) =>
    Array.from({ length: end - start }, (_, at) => ({ line, at: start + at, choice: choices[line]?.[start + at] })),
  );
  const doubts = places
    .flatMap(({ choice, ...place }) => (choice && choice.lead < MOST_LEAD ? [{ ...place, choice }] : []))
    .sort((a, b) => a.choice.lead - b.choice.lead)
    .slice(0, MOST_DOUBTS);
  const swap = (from: string[], { line, at, choice }: (typeof doubts)[number]) =>
    from.map((text, row) => (row === line ? text.slice(0, at) + choice.second + text.slice(at + 1) : text));
  for (const doubt of doubts) {
    const changed = swap(lines, doubt);
    if (isFieldRight(changed, field)) return changed;
  }
  for (const [at, doubt] of doubts.entries()) {
    for (const other of doubts.slice(at + 1)) {
      const changed = swap(swap(lines, doubt), other);
      if (isFieldRight(changed, field)) return changed;
    }
  }
  return undefined;
}

const isUnchecked = ({ fields }: ZoneFormat, line: number, at: number) =>
  !fields.some(({ pieces, digit }) =>
    [...pieces, [...digit, digit[1] + 1] as const].some(([row, start, end]) => row === line && at >= start && at < end),
  );

/**
 * Decides for one character at each place of a zone. What the format and all check digits do not confirm is refused.
 *
 * @param cells line by line, how each place looks like each of GLYPHS
 * @returns the zone's lines, or undefined
 */
export function chooseCharacters(cells: readonly Float32Array[][], format: ZoneFormat): string[] | undefined {
  const choices = cells.map((line, row) => line.map((scores, at) => choose(scores, format.kinds[row]?.[at] ?? '')));
  const all = choices.flat();
  const mean = all.reduce((sum, { score }) => sum + score, 0) / all.length;
  if (!(mean >= LEAST_MEAN_SCORE) || all.some(({ score }) => score < LEAST_SCORE)) return undefined;
  const isUnclear = choices.some((line, row) =>
    line.some(({ lead }, at) => lead < LEAST_LEAD && isUnchecked(format, row, at)),
  );
  if (isUnclear) return undefined;
  let lines: string[] | undefined = choices.map((line) => line.map(({ first }) => first).join(''));
  for (const field of format.fields) lines &&= correctField(lines, choices, field);
  return lines && isZoneRight(lines, format) ? lines : undefined;
}

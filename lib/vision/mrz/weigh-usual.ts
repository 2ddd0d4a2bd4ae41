import { COUNTRY_CODES } from './country-codes';
import type { Cells } from './field-texts';
import { GLYPHS } from './glyphs';
import { listCountries, type ZoneFormat } from './zone-formats';

/** How much less likely some characters are in numbers than they look: issuers avoid letters that look like digits. */
const RARE_IN_NUMBERS: Readonly<Record<string, number>> = { O: 2, I: 0.7, Q: 0.7 };
/** Documents of other types than these are rare. */
const USUAL_TYPES = 'ACIPV';
const OTHER_TYPE_COST = 2;
/** A known country's code may be this much less likely than the likeliest letters, and is then preferred by as much. */
const MOST_BEHIND = 4;
const PREFERENCE = 1.5;

const mostOf = (cell: Float32Array) => cell.subarray(0, GLYPHS.length).reduce((a, b) => Math.max(a, b));
const sumOf = (cells: readonly Float32Array[], text: string) =>
  cells.reduce((sum, cell, at) => sum + (cell[GLYPHS.indexOf(text.charAt(at))] ?? -99), 0);

/** Makes the known code that fits best likelier than anything else, if it fits nearly as well. */
function preferKnownCode(cells: readonly Float32Array[]): Float32Array[] {
  const known = COUNTRY_CODES.reduce((best, code) => (sumOf(cells, code) > sumOf(cells, best) ? code : best));
  const most = cells.reduce((sum, cell) => sum + mostOf(cell), 0);
  if (most - sumOf(cells, known) > MOST_BEHIND) return [...cells];
  return cells.map((cell, at) => {
    const chosen = GLYPHS.indexOf(known.charAt(at));
    const cost = mostOf(cell) - (cell[chosen] ?? 0) + PREFERENCE;
    return cell.map((likelihood, glyph) => (glyph === chosen ? likelihood : likelihood - cost));
  });
}

/** Adds to what the characters look like what documents usually say: types, countries, and digits in numbers. */
export function weighUsual(cells: Cells, format: ZoneFormat): Cells {
  const weighed: Float32Array[][] = cells.map((line, row) =>
    line.map((cell, at): Float32Array => {
      const kind = format.kinds[row]?.[at];
      return cell.map((likelihood, glyph) => {
        const character = GLYPHS[glyph] ?? '';
        if (kind === 'N' && at > 1) return likelihood - (RARE_IN_NUMBERS[character] ?? 0);
        return kind === 'T' && !USUAL_TYPES.includes(character) ? likelihood - OTHER_TYPE_COST : likelihood;
      });
    }),
  );
  for (const [row, start, end] of listCountries(format)) {
    const line = weighed[row];
    line?.splice(start, end - start, ...preferKnownCode(line.slice(start, end)));
  }
  return weighed;
}

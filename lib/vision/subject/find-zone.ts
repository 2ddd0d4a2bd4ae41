import type { TextRow } from './list-text-rows';

/** TD1 is on the back of a card; TD2 and TD3 are next to a portrait, on a card and on a passport's page. */
export type ZoneLayout = 'TD1' | 'TD2' | 'TD3';

/** Characters in a line, of which some are missed: three lines of 30 (TD1), two of 36 (TD2) or 44 (TD3). */
const TD1_CHARACTERS = [27, 33] as const;
const TD2_CHARACTERS_MIN = 34;
const TD3_CHARACTERS_MIN = 40;
/** A zone's lines are equally long, apart from characters that were missed. */
const LENGTH_DIFFERENCE_MAX = 0.12;
/** A zone is along a long edge: of all characters, at most this share is beyond it, on a desk or by chance. */
const BEYOND_SHARE_MAX = 0.1;
/** From its first line to its last, as a share of its length: 0.15 for three lines of TD1, and more where it is tilted. */
const HEIGHT_MAX = 0.25;
/** How far tilted lines may be from their order, as a share of the zone's length. */
const STRAY_MAX = 0.1;
/** Zones have two or three lines, and a row nearby may be like them. More are a receipt, a printout or a pattern. */
const ZONE_ROWS_MAX = 4;

/** Whether lines are together, and hardly any print is beyond them, above or below: photos may be upside down. */
function areAtEnd(lines: readonly TextRow[], rows: readonly TextRow[]): boolean {
  const lengthPx = Math.max(...lines.map((line) => line.lengthPx));
  const [top, bottom] = [Math.min(...lines.map(({ y }) => y)), Math.max(...lines.map(({ y }) => y))];
  if (bottom - top > HEIGHT_MAX * lengthPx) return false;
  const strayPx = STRAY_MAX * lengthPx;
  const count = (chosen: readonly TextRow[]) => chosen.reduce((sum, { characterCount }) => sum + characterCount, 0);
  const beyond = [rows.filter(({ y }) => y < top - strayPx), rows.filter(({ y }) => y > bottom + strayPx)];
  return Math.min(...beyond.map(count)) <= BEYOND_SHARE_MAX * count(rows);
}

/** The layout of the machine-readable zone among some lines of print, by the number of characters in its lines. */
export function findZone(rows: readonly TextRow[]): ZoneLayout | undefined {
  const even = rows.filter(({ isEven, characterCount }) => isEven && characterCount >= TD1_CHARACTERS[0]);
  if (even.length === 0 || even.length > ZONE_ROWS_MAX || !areAtEnd(even, rows)) return undefined;
  const longest = Math.max(...even.map(({ characterCount }) => characterCount));
  if (longest >= TD2_CHARACTERS_MIN) return longest >= TD3_CHARACTERS_MIN ? 'TD3' : 'TD2';
  const lines = even.filter(({ characterCount }) => characterCount <= TD1_CHARACTERS[1]);
  const isLikeAnother = (line: TextRow) =>
    lines.some((other) => other !== line && Math.abs(other.lengthPx / line.lengthPx - 1) <= LENGTH_DIFFERENCE_MAX);
  return lines.some(isLikeAnother) ? 'TD1' : undefined;
}

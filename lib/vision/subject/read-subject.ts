import { type GrayImage, transpose } from '../gray/gray-image';
import { hasBarcode } from './has-barcode';
import { findText, type Text, type TextRow } from './list-text-rows';

/** TD1 is on the back of a card; TD2 and TD3 are next to a portrait, on a card and on a passport's page. */
type ZoneLayout = 'TD1' | 'TD2' | 'TD3';

/** What a photo shows, as far as can be told without reading it. */
export type Subject = {
  /** Level lines of dark print. */
  rows: TextRow[];
  /** Whether there are lines of print, dark or light, level or upright. */
  hasPrint: boolean;
  hasBarcode: boolean;
  /** The layout of its machine-readable zone (ICAO 9303), by the number of characters in a line. */
  zone: ZoneLayout | undefined;
};

/** Characters in a line, of which some are missed: three lines of 30 (TD1), two of 36 (TD2) or 44 (TD3). */
const TD1_CHARACTERS = [27, 33] as const;
const TD2_CHARACTERS_MIN = 34;
const TD3_CHARACTERS_MIN = 40;
/** A zone's lines are equally long, apart from characters that were missed. */
const LENGTH_DIFFERENCE_MAX = 0.12;

/**
 * In fur, grass, gravel or foliage, a few of very many marks line up by chance: at most 6 or 7 in a row, and hardly more
 * than 2 in 100 of all.
 */
const LONG_ROW_CHARACTERS = 8;
const ROW_SHARE_MIN = 0.04;

/** Whether lines of marks are print rather than texture. */
function isPrint({ rows, markCount }: Text): boolean {
  const inRows = rows.reduce((sum, { characterCount }) => sum + characterCount, 0);
  return rows.some(({ characterCount }) => characterCount >= LONG_ROW_CHARACTERS) || inRows > markCount * ROW_SHARE_MIN;
}

function findZone(rows: readonly TextRow[]): Subject['zone'] {
  const even = rows.filter(({ isEven }) => isEven);
  const longest = Math.max(0, ...even.map(({ characterCount }) => characterCount));
  if (longest >= TD2_CHARACTERS_MIN) return longest >= TD3_CHARACTERS_MIN ? 'TD3' : 'TD2';
  const lines = even.filter(
    ({ characterCount }) => characterCount >= TD1_CHARACTERS[0] && characterCount <= TD1_CHARACTERS[1],
  );
  const isLikeAnother = (line: TextRow) =>
    lines.some((other) => other !== line && Math.abs(other.lengthPx / line.lengthPx - 1) <= LENGTH_DIFFERENCE_MAX);
  return lines.some(isLikeAnother) ? 'TD1' : undefined;
}

const invert = ({ pixels, ...size }: GrayImage): GrayImage => ({ ...size, pixels: pixels.map((value) => 255 - value) });

/** Detects what a photo shows. @param image about 1,600 pixels long */
export function readSubject(image: GrayImage): Subject {
  const text = findText(image);
  const { rows } = text;
  // Photos that are on their side, and cards with light print, are rare: only those are examined again.
  const hasOtherPrint = () =>
    [transpose(image), invert(image), invert(transpose(image))].some((other) => isPrint(findText(other)));
  return { rows, hasPrint: isPrint(text) || hasOtherPrint(), hasBarcode: hasBarcode(image), zone: findZone(rows) };
}

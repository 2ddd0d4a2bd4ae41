import { type GrayImage, transpose } from '../gray/gray-image';
import { hasBarcode } from './has-barcode';
import { findText, type Text, type TextRow } from './list-text-rows';
import type { ExpectedDocument } from './photo-judgment';
import { isPrint, measurePrint, type Print } from './print';

/** TD1 is on the back of a card; TD2 and TD3 are next to a portrait, on a card and on a passport's page. */
type ZoneLayout = 'TD1' | 'TD2' | 'TD3';

/** What a photo shows, as far as can be told without reading it. */
export type Subject = {
  /** Level lines of dark print. */
  rows: TextRow[];
  /** The print in the direction and brightness that have most of it. */
  print: Print;
  /** Whether that print runs up or down. */
  isOnSide: boolean;
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

function findZone(rows: readonly TextRow[]): Subject['zone'] {
  const even = rows.filter(({ isEven, characterCount }) => isEven && characterCount >= TD1_CHARACTERS[0]);
  if (even.length > ZONE_ROWS_MAX || !areAtEnd(even, rows)) return undefined;
  const longest = Math.max(0, ...even.map(({ characterCount }) => characterCount));
  if (longest >= TD2_CHARACTERS_MIN) return longest >= TD3_CHARACTERS_MIN ? 'TD3' : 'TD2';
  const lines = even.filter(({ characterCount }) => characterCount <= TD1_CHARACTERS[1]);
  const isLikeAnother = (line: TextRow) =>
    lines.some((other) => other !== line && Math.abs(other.lengthPx / line.lengthPx - 1) <= LENGTH_DIFFERENCE_MAX);
  return lines.some(isLikeAnother) ? 'TD1' : undefined;
}

const invert = ({ pixels, ...size }: GrayImage): GrayImage => ({ ...size, pixels: pixels.map((value) => 255 - value) });

type Directed = Pick<Subject, 'print' | 'isOnSide'>;

function findMostPrint(image: GrayImage, text: Text, side: ExpectedDocument['side']): Directed {
  const level = { print: measurePrint(text), isOnSide: false };
  // Photos that are on their side, and cards with light print, are rare: only those are examined again.
  if (isPrint(level.print, side)) return level;
  const turned = transpose(image);
  const measure = (other: GrayImage, isOnSide: boolean) => ({ print: measurePrint(findText(other)), isOnSide });
  return [measure(turned, true), measure(invert(image), false), measure(invert(turned), true)].reduce(
    (most, other) => (other.print.characterCount > most.print.characterCount ? other : most),
    level,
  );
}

/** Detects what a photo shows. @param image about 1,600 pixels long @param side the one that is expected */
export function readSubject(image: GrayImage, side: ExpectedDocument['side']): Subject {
  const level = findText(image);
  const { rows } = level;
  return { rows, ...findMostPrint(image, level, side), hasBarcode: hasBarcode(image), zone: findZone(rows) };
}

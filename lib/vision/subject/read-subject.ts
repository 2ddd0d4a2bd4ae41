import { type GrayImage, transpose } from '../gray/gray-image';
import { hasBarcode } from './has-barcode';
import { findText, type Text, type TextRow } from './list-text-rows';

/** What a photo shows, as far as can be told without reading it. */
export type Subject = {
  /** Level lines of dark print. */
  rows: TextRow[];
  /** Whether there are lines of print, dark or light, level or upright. */
  hasPrint: boolean;
  hasBarcode: boolean;
  /** The machine-readable zone on the back of a card, or on a page or card with a portrait. */
  zone: 'back' | 'front' | undefined;
};

/**
 * Characters in a line of a zone: three lines of 30 on the back of a card (TD1), two of 36 or 44 next to a portrait
 * (TD2, TD3).
 */
const BACK_CHARACTERS = [27, 33] as const;
const FRONT_CHARACTERS_MIN = 34;
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
  if (even.some(({ characterCount }) => characterCount >= FRONT_CHARACTERS_MIN)) return 'front';
  const lines = even.filter(
    ({ characterCount }) => characterCount >= BACK_CHARACTERS[0] && characterCount <= BACK_CHARACTERS[1],
  );
  const isLikeAnother = (line: TextRow) =>
    lines.some((other) => other !== line && Math.abs(other.lengthPx / line.lengthPx - 1) <= LENGTH_DIFFERENCE_MAX);
  return lines.some(isLikeAnother) ? 'back' : undefined;
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

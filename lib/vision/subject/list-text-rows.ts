import type { GrayImage } from '../gray/gray-image';
import { type Blob, findBlobs } from '../mrz/find-blobs';
import { findInk } from '../mrz/find-ink';
import { findRows, type Row } from '../mrz/find-rows';

/** Characters that follow each other on one straight line. */
export type TextRow = {
  characterCount: number;
  /** Whether all characters are evenly spaced, as in typewriter print and machine-readable zones. */
  isEven: boolean;
  /** Its center, and its length from the first character to the last, in pixels of the image. */
  x: number;
  y: number;
  lengthPx: number;
};

/** Fewer marks can line up by chance. */
const CHARACTERS_MIN = 5;
/** In one line, most characters are about as high as the median one, and all are on one line. */
const ALIKE_SHARE_MIN = 0.8;
const HEIGHT_DIFFERENCE_MAX = 0.25;
const STRAY_HEIGHTS_MAX = 0.15;
/** The share of steps from one character to the next that are close to the median step. */
const EVEN_SHARE_MIN = 0.75;
const STEP_DIFFERENCE_MAX = 0.12;

const middleOf = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const isNear = (value: number, middle: number, differenceMax: number) => Math.abs(value / middle - 1) <= differenceMax;

/** How far the bottoms of the characters stray from one straight line, in pixels. */
function measureStrayPx(row: Row): number {
  const footOf = ({ y, heightPx }: Blob) => y + heightPx / 2;
  const count = row.length;
  const meanX = row.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = row.reduce((sum, blob) => sum + footOf(blob), 0) / count;
  const xx = row.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const slope = row.reduce((sum, blob) => sum + (blob.x - meanX) * (footOf(blob) - meanY), 0) / xx;
  const squares = row.map((blob) => (footOf(blob) - meanY - slope * (blob.x - meanX)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / count);
}

function readRow(row: Row): TextRow | undefined {
  if (row.length < CHARACTERS_MIN) return undefined;
  const heightPx = middleOf(row.map((blob) => blob.heightPx));
  const alike = row.filter((blob) => isNear(blob.heightPx, heightPx, HEIGHT_DIFFERENCE_MAX));
  if (alike.length < row.length * ALIKE_SHARE_MIN || measureStrayPx(row) > heightPx * STRAY_HEIGHTS_MAX)
    return undefined;
  const steps = row.slice(1).map((blob, index) => blob.x - (row[index]?.x ?? 0));
  const step = middleOf(steps);
  const even = steps.filter((value) => isNear(value, step, STEP_DIFFERENCE_MAX));
  return {
    characterCount: row.length,
    isEven: even.length >= steps.length * EVEN_SHARE_MIN,
    x: middleOf(row.map(({ x }) => x)),
    y: middleOf(row.map(({ y }) => y)),
    lengthPx: (row.at(-1)?.x ?? 0) - (row[0]?.x ?? 0),
  };
}

/** Lines of print, and how many marks of the size of characters there are in all. */
export type Text = { rows: TextRow[]; markCount: number };

/**
 * Finds the lines of print in an image that are level within about 20°: dark characters on something lighter.
 *
 * @param image about 1,600 pixels long: characters of 6 pixels and up are seen
 */
export function findText(image: GrayImage): Text {
  const blobs = findBlobs(findInk(image), image.widthPx, image.heightPx);
  return { rows: findRows(blobs).flatMap((row) => readRow(row) ?? []), markCount: blobs.length };
}

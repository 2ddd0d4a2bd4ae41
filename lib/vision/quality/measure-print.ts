import type { GrayImage } from '../gray/gray-image';
import { CELL_PX, mapTexture, type TextureMap } from './map-texture';

/** Print in fair light changes by 20 steps over two pixels, both ways; tiles and cloth don't. Squared. */
const PRINT_MIN = 400;
/** Pale print and grainy cloth change by half as much. */
const FAINT_MIN = 100;
/** Even a card that is far too small has this many cells of print; fewer may be a stain or a label. */
const CELL_COUNT_MIN = 20;
/** Share left out at each end: specks next to the card. */
const STRAY_SHARE = 0.02;
/**
 * The area around a card has at most this much of the print inside it; around a photo or a barcode on a larger card
 * there is more.
 */
const FAINT_AROUND_MAX = 0.25;

type Cells = { left: number; top: number; right: number; bottom: number };

/** The range that contains most of the numbers; the end is exclusive. */
function findRange(numbers: number[]): [number, number] {
  numbers.sort((a, b) => a - b);
  const stray = Math.floor(numbers.length * STRAY_SHARE);
  return [numbers[stray] ?? 0, (numbers[numbers.length - 1 - stray] ?? 0) + 1];
}

function findPrint({ columns, strengths }: TextureMap): Cells | undefined {
  const found = [...strengths.keys()].filter((index) => (strengths[index] ?? 0) >= PRINT_MIN);
  if (found.length < CELL_COUNT_MIN) return undefined;
  const [left, right] = findRange(found.map((index) => index % columns));
  const [top, bottom] = findRange(found.map((index) => Math.floor(index / columns)));
  return { left, top, right, bottom };
}

function countFaint({ columns, rows, strengths }: TextureMap, { left, top, right, bottom }: Cells) {
  let faint = 0;
  let cells = 0;
  for (let row = Math.max(0, top); row < Math.min(rows, bottom); row += 1) {
    for (let column = Math.max(0, left); column < Math.min(columns, right); column += 1) {
      cells += 1;
      if ((strengths[row * columns + column] ?? 0) >= FAINT_MIN) faint += 1;
    }
  }
  return { faint, cells };
}

const grow = ({ left, top, right, bottom }: Cells, by: number): Cells => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/**
 * How far the print in an image extends, which tells the length of a card whose border doesn't show.
 *
 * @returns the longer side of the box around it, in pixels; undefined if there is little print, or more of it around
 *   the box
 */
export function measurePrintPx(image: GrayImage): number | undefined {
  const texture = mapTexture(image);
  const print = findPrint(texture);
  if (!print) return undefined;
  const length = Math.max(print.right - print.left, print.bottom - print.top);
  const own = countFaint(texture, print);
  // A margin and the card's own border are in between.
  const near = countFaint(texture, grow(print, Math.ceil(length * 0.12)));
  const wide = countFaint(texture, grow(print, length));
  const around = (wide.faint - near.faint) / Math.max(1, wide.cells - near.cells);
  return around <= (own.faint / own.cells) * FAINT_AROUND_MAX ? length * CELL_PX : undefined;
}

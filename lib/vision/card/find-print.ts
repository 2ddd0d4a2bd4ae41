import { countBrightness, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import type { Point } from './find-outline';

/** Pixels. Lines of print on a card that fills the guide are about this far apart. */
const CELL_PX = 8;
/** Share of the picture's contrast: print has more than the grain of wood. */
const STEP_SHARE = 0.22;
/** Steps of 0 to 255, at least: grain in a dim room has less. */
const STEP_MIN = 14;
/** Share of a cell's pixels that are edges. */
const EDGE_SHARE_MIN = 0.22;
/** The same of those that get lighter, and of those that get darker: strokes have both, the border of a shirt one. */
const LESSER_SHARE_MIN = 0.03;
/** Cells: less may be a stain. */
const COUNT_MIN = 4;
/** Cells, in both directions: the gap between two boards is a line. */
const EDGE_MIN = 3;
/** Share of all cells: a card that is cut on both sides covers more than the first, tiles cover more than the second. */
const CUT_SHARE_MIN = 0.1;
const SHARE_MAX = 0.36;
/** Share of the width, or of the height: beyond its print, a card has little paper. */
const SPAN_SHARE = 0.85;
/** The same of print that the border cuts off: the rest of the card hardly has room. */
const WIDE_SHARE = 0.35;
/** Cells: there is blank paper between a portrait and the text. */
const REACH = 2;

/** An area of print. `cells`: the middle of each of its parts. `isCut`: it goes nearly from one border to the
 * opposite one, or is wide and goes on beyond one. */
export type Print = { middle: Point; cells: Point[]; isCut: boolean };

/** Which cells of the picture have print in them. */
function markCells({ widthPx, heightPx, pixels }: GrayImage, across: number, down: number): boolean[] {
  const counts = countBrightness(
    { widthPx, heightPx, pixels },
    { leftPx: 0, topPx: 0, rightPx: widthPx, bottomPx: heightPx },
  );
  const stepMin = Math.max(STEP_MIN, STEP_SHARE * (findPercentile(counts, 0.98) - findPercentile(counts, 0.02)));
  const [lighter, darker] = [new Uint16Array(across * down), new Uint16Array(across * down)];
  for (let y = 1; y < down * CELL_PX - 1; y += 1) {
    for (let x = 1; x < across * CELL_PX - 1; x += 1) {
      const at = y * widthPx + x;
      const beside = (pixels[at + 1] as number) - (pixels[at - 1] as number);
      const above = (pixels[at + widthPx] as number) - (pixels[at - widthPx] as number);
      const step = Math.abs(beside) >= Math.abs(above) ? beside : above;
      if (Math.abs(step) < stepMin) continue;
      const cell = Math.floor(y / CELL_PX) * across + Math.floor(x / CELL_PX);
      const counted = step > 0 ? lighter : darker;
      counted[cell] = (counted[cell] as number) + 1;
    }
  }
  return Array.from(lighter, (count, cell) => {
    const other = darker[cell] as number;
    return count + other >= EDGE_SHARE_MIN * CELL_PX ** 2 && Math.min(count, other) >= LESSER_SHARE_MIN * CELL_PX ** 2;
  });
}

/** Finds the largest area of print, as of a card that is only partly in the picture. */
export function findPrint(image: GrayImage): Print | undefined {
  const [across, down] = [Math.floor(image.widthPx / CELL_PX), Math.floor(image.heightPx / CELL_PX)];
  const isPrint = markCells(image, across, down);
  let largest: number[] = [];
  for (let start = 0; start < isPrint.length; start += 1) {
    if (!isPrint[start]) continue;
    isPrint[start] = false;
    const area = [start];
    for (let next = 0; next < area.length; next += 1) {
      const cell = area[next] as number;
      const [x, y] = [cell % across, Math.floor(cell / across)];
      for (let top = Math.max(0, y - REACH); top <= Math.min(down - 1, y + REACH); top += 1) {
        for (let left = Math.max(0, x - REACH); left <= Math.min(across - 1, x + REACH); left += 1) {
          const neighbor = top * across + left;
          if (!isPrint[neighbor]) continue;
          isPrint[neighbor] = false;
          area.push(neighbor);
        }
      }
    }
    if (area.length > largest.length) largest = area;
  }
  if (largest.length < COUNT_MIN || largest.length > SHARE_MAX * isPrint.length) return undefined;
  const columns = largest.map((cell) => cell % across);
  const rows = largest.map((cell) => Math.floor(cell / across));
  const extent = (values: number[]) => Math.max(...values) - Math.min(...values) + 1;
  if (Math.min(extent(columns), extent(rows)) < EDGE_MIN) return undefined;
  const isAtBorder =
    Math.min(...columns, ...rows) === 0 || Math.max(...columns) === across - 1 || Math.max(...rows) === down - 1;
  const isWide = Math.max(extent(columns) / across, extent(rows) / down) >= WIDE_SHARE;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const spans = (values: number[], count: number) => extent(values) >= SPAN_SHARE * count;
  return {
    middle: { x: (mean(columns) + 0.5) * CELL_PX, y: (mean(rows) + 0.5) * CELL_PX },
    cells: largest.map((cell) => ({
      x: ((cell % across) + 0.5) * CELL_PX,
      y: (Math.floor(cell / across) + 0.5) * CELL_PX,
    })),
    isCut:
      (isWide && isAtBorder) ||
      (largest.length >= CUT_SHARE_MIN * isPrint.length && (spans(columns, across) || spans(rows, down))),
  };
}

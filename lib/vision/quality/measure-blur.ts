import { type Box, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';

/** Pixels of a row or a column within which an edge is examined: wide enough for a blur of 4 pixels. */
const WINDOW_PX = 13;
const WINDOW_STEP_PX = 4;
const ROW_STEP_PX = 2;
/** Only edges with at least this much contrast count: grain makes small steps that say nothing about the lens. */
const CONTRAST_MIN = 45;
/** With fewer edges there is nothing to judge: an empty page or a dark picture. */
const EDGE_COUNT_MIN = 80;
/**
 * An ideal edge blurred by one pixel (standard deviation) rises by at most 0.4 of its height from one pixel to the
 * next.
 */
const STEEPEST_RISE = 0.4;
/**
 * An edge that runs along this direction, up to 18 degrees off, belongs to the other direction: here it would look
 * soft.
 */
const STEP_BESIDE_MAX = 3;
/** The median of all edges decides: the steepest are often grain on a soft edge. */
const DECISIVE_SHARE = 0.5;

/**
 * Lens blur is the same in both directions; if one is this much worse, the camera moved. Sharp cards, even with a
 * barcode, stay below 1.1.
 */
const SHAKEN_RATIO_MIN = 1.25;
/**
 * Motion across lines leaves ripples that are steep and faint, and smears the edges that are as strong as the strongest
 * few tenths in the other direction: then only those edges count, and of them the softest fifth.
 */
const STRONGEST_SHARE = 0.95;
const STRONG_CONTRAST_SHARE = 0.65;
const SHAKEN_DECISIVE_SHARE = 0.2;
/** The softest fifth reads higher than the median of the same edges by about this factor. */
const SHAKEN_EXCESS = 1.3;

type Track = { start: number; stride: number; length: number; beside: number };

/** Edges in one direction: how steep each is, as a share of its contrast, and that contrast in whole steps. */
type Edges = { rises: number[]; contrasts: number[] };

/** Scans a row or a column, averaged with the one next to it to reduce grain. */
function measureAlong(pixels: Uint8ClampedArray, { start, stride, length, beside }: Track, edges: Edges): void {
  const read = (index: number) => {
    const at = start + index * stride;
    return ((pixels[at] ?? 0) + (pixels[at + beside] ?? 0)) / 2;
  };
  for (let first = 0; first + WINDOW_PX <= length; first += WINDOW_STEP_PX) {
    let low = 255;
    let high = 0;
    let steepest = 0;
    let steepestAt = start;
    let before = read(first);
    for (let index = first; index < first + WINDOW_PX; index += 1) {
      const value = read(index);
      if (value < low) low = value;
      if (value > high) high = value;
      const step = Math.abs(value - before);
      if (step > steepest) {
        steepest = step;
        steepestAt = start + index * stride;
      }
      before = value;
    }
    if (high - low < CONTRAST_MIN) continue;
    const stepBeside = Math.abs((pixels[steepestAt + beside] ?? 0) - (pixels[steepestAt] ?? 0));
    if (stepBeside > steepest * STEP_BESIDE_MAX) continue;
    edges.rises.push(steepest / (high - low));
    edges.contrasts.push(Math.floor(high - low));
  }
}

function toBlurPx(rises: number[], decisiveShare: number): number | undefined {
  if (rises.length < EDGE_COUNT_MIN) return undefined;
  const sorted = Float64Array.from(rises).sort();
  return STEEPEST_RISE / (sorted[Math.floor(sorted.length * decisiveShare)] ?? 1);
}

/** How far motion smeared the edges across it; undefined if both directions are about equally sharp. */
function findShakePx(across: Edges, down: Edges): number | undefined {
  const counts = new Uint32Array(256);
  for (const { contrasts } of [across, down]) {
    for (const contrast of contrasts) counts[contrast] = (counts[contrast] ?? 0) + 1;
  }
  const strong = findPercentile(counts, STRONGEST_SHARE) * STRONG_CONTRAST_SHARE;
  const [x, y] = [across, down].map(({ rises, contrasts }) =>
    toBlurPx(
      rises.filter((_, index) => (contrasts[index] ?? 0) >= strong),
      SHAKEN_DECISIVE_SHARE,
    ),
  );
  if (x === undefined || y === undefined) return undefined;
  return Math.max(x, y) >= Math.min(x, y) * SHAKEN_RATIO_MIN ? Math.max(x, y) / SHAKEN_EXCESS : undefined;
}

/**
 * How blurred the edges in a box are: the standard deviation of the blur in pixels, in the direction where it is worse
 * (a shaky hand blurs only one). About 0.6 for the sharpest images; from 2 up, blur is underestimated.
 *
 * @returns undefined if there are too few edges to tell
 */
export function measureBlurPx({ widthPx, pixels }: GrayImage, box: Box): number | undefined {
  const across: Edges = { rises: [], contrasts: [] };
  const down: Edges = { rises: [], contrasts: [] };
  const boxWidthPx = box.rightPx - box.leftPx;
  const boxHeightPx = box.bottomPx - box.topPx;
  for (let y = box.topPx; y + 1 < box.bottomPx; y += ROW_STEP_PX) {
    const start = y * widthPx + box.leftPx;
    measureAlong(pixels, { start, stride: 1, length: boxWidthPx, beside: widthPx }, across);
  }
  for (let x = box.leftPx; x + 1 < box.rightPx; x += ROW_STEP_PX) {
    const start = box.topPx * widthPx + x;
    measureAlong(pixels, { start, stride: widthPx, length: boxHeightPx, beside: 1 }, down);
  }
  const blurs = [
    toBlurPx(across.rises, DECISIVE_SHARE),
    toBlurPx(down.rises, DECISIVE_SHARE),
    findShakePx(across, down),
  ].filter((blur) => blur !== undefined);
  return blurs.length > 0 ? Math.max(...blurs) : undefined;
}

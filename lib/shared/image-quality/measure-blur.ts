import type { Box, GreyImage } from './grey-image';

/** Pixels of a row, or of a column, within which an edge is looked at: wide enough for a blur of 4 pixels. */
const WINDOW_PX = 13;
const WINDOW_STEP_PX = 4;
const ROW_STEP_PX = 2;
/** Only edges of this much contrast count: grain makes small steps that say nothing about the lens. */
const CONTRAST_MIN = 45;
/** Too few edges to judge: an empty page, a dark picture. */
const EDGE_COUNT_MIN = 80;
/** An ideal edge blurred by one pixel (standard deviation) rises by at most 0.4 of its height from a pixel to the next. */
const STEEPEST_RISE = 0.4;
/** An edge that runs along, up to 18 degrees askew, is the other direction's: here it would look soft. */
const STEP_BESIDE_MAX = 3;
/** The middle one of all edges decides: the steepest are often grain on a soft edge. */
const DECISIVE_SHARE = 0.5;

type Track = { start: number; stride: number; length: number; beside: number };

/** Follows a row, or a column, and the one beside it, averaged against grain. */
function measureAlong(values: Uint8ClampedArray, { start, stride, length, beside }: Track, ratios: number[]): void {
  const read = (index: number) => {
    const at = start + index * stride;
    return ((values[at] ?? 0) + (values[at + beside] ?? 0)) / 2;
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
    const stepBeside = Math.abs((values[steepestAt + beside] ?? 0) - (values[steepestAt] ?? 0));
    if (stepBeside <= steepest * STEP_BESIDE_MAX) ratios.push(steepest / (high - low));
  }
}

function toBlurPx(ratios: number[]): number | undefined {
  if (ratios.length < EDGE_COUNT_MIN) return undefined;
  ratios.sort((a, b) => a - b);
  const decisive = ratios[Math.floor(ratios.length * DECISIVE_SHARE)] ?? 1;
  return STEEPEST_RISE / decisive;
}

/**
 * How blurred the edges in a box are: the standard deviation of the blur in pixels, of the direction in which it is worse (a
 * hand that shook blurs one). About 0.6 for the sharpest images; from 2 on, blurs are measured smaller than they are.
 *
 * @returns undefined where there are too few edges to tell
 */
export function measureBlurPx({ widthPx, values }: GreyImage, box: Box): number | undefined {
  const across: number[] = [];
  const down: number[] = [];
  const boxWidthPx = box.rightPx - box.leftPx;
  const boxHeightPx = box.bottomPx - box.topPx;
  for (let y = box.topPx; y + 1 < box.bottomPx; y += ROW_STEP_PX) {
    const start = y * widthPx + box.leftPx;
    measureAlong(values, { start, stride: 1, length: boxWidthPx, beside: widthPx }, across);
  }
  for (let x = box.leftPx; x + 1 < box.rightPx; x += ROW_STEP_PX) {
    const start = box.topPx * widthPx + x;
    measureAlong(values, { start, stride: widthPx, length: boxHeightPx, beside: 1 }, down);
  }
  const blurs = [toBlurPx(across), toBlurPx(down)].filter((blur) => blur !== undefined);
  return blurs.length > 0 ? Math.max(...blurs) : undefined;
}

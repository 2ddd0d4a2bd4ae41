import type { GrayImage } from '../gray/gray-image';

/**
 * How rows run: their slope in the middle, and how fast it changes toward the point where they meet (see
 * measure-skew.ts).
 */
export type RowTilt = { rowSlope: number; rowMeet: number };

const MOST_SLOPE = 0.08;
const MOST_MEET = 0.32;
/** Rows start to show when the slope and the meeting point are this close to the right ones. */
const SLOPE_STEP = 0.01;
const MEET_STEP = 0.08;
/** Each round halves the steps. */
const FINER_ROUNDS = 3;
/** Every second column is enough. */
const COLUMN_STEP_PX = 2;

/** How strongly brightness changes from one line to the next, in either direction. */
function measureChanges({ pixels, widthPx, heightPx }: GrayImage): Uint8Array {
  const changes = new Uint8Array(pixels.length);
  for (let at = widthPx; at < widthPx * (heightPx - 1); at += 1) {
    changes[at] = Math.abs((pixels[at + widthPx] ?? 0) - (pixels[at - widthPx] ?? 0));
  }
  return changes;
}

/**
 * How unevenly the changes are spread when summed along rows with this tilt: the spread is most uneven along the true
 * rows.
 */
function scoreTilt(changes: Uint8Array, { widthPx, heightPx }: GrayImage, { rowSlope, rowMeet }: RowTilt): number {
  const unit = widthPx / 2;
  const middlePx = heightPx / 2;
  const sums = new Float32Array(heightPx + 2);
  for (let x = 0; x < widthPx; x += COLUMN_STEP_PX) {
    const u = (x + 0.5) / unit - 1;
    const scale = 1 / (1 - rowMeet * u);
    const start = middlePx - (middlePx + rowSlope * u * unit) * scale;
    for (let y = 1, at = x + widthPx; y < heightPx - 1; y += 1, at += widthPx) {
      const line = start + y * scale;
      if (line < 0 || line > heightPx) continue;
      const [whole, change] = [line | 0, changes[at] ?? 0];
      const rest = line - whole;
      sums[whole] = (sums[whole] ?? 0) + change * (1 - rest);
      sums[whole + 1] = (sums[whole + 1] ?? 0) + change * rest;
    }
  }
  let score = 0;
  for (let y = 1; y < sums.length; y += 1) score += ((sums[y] ?? 0) - (sums[y - 1] ?? 0)) ** 2;
  return score;
}

/**
 * Finds how a barcode's rows run in a picture that it nearly fills, with its bars upright; works through grain and blur
 * too.
 */
export function findRowTilt(image: GrayImage): RowTilt {
  const changes = measureChanges(image);
  let best: RowTilt = { rowSlope: 0, rowMeet: 0 };
  let most = scoreTilt(changes, image, best);
  const compare = (tilt: RowTilt) => {
    const score = scoreTilt(changes, image, tilt);
    if (score > most) [best, most] = [tilt, score];
  };
  for (let rowSlope = -MOST_SLOPE; rowSlope <= MOST_SLOPE; rowSlope += SLOPE_STEP) {
    for (let rowMeet = -MOST_MEET; rowMeet <= MOST_MEET; rowMeet += MEET_STEP) compare({ rowSlope, rowMeet });
  }
  for (let round = 1; round <= FINER_ROUNDS; round += 1) {
    const { rowSlope, rowMeet } = best;
    for (const across of [-1, 0, 1]) {
      for (const down of [-1, 0, 1]) {
        compare({
          rowSlope: rowSlope + (across * SLOPE_STEP) / 2 ** round,
          rowMeet: rowMeet + (down * MEET_STEP) / 2 ** round,
        });
      }
    }
  }
  return best;
}

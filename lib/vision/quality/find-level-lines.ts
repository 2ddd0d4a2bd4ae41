import type { EdgeMap } from './edge-map';

/** A nearly level line: its height at the left border of the image, and how it falls, in pixels per pixel to the right. */
export type Line = { startPx: number; slope: number };

/** A card that lies more askew than this, in degrees, is not looked for: the person sees that it is. */
const TILT_MAX_DEGREES = 15;
const TILT_STEP_DEGREES = 1;

/** The smallest step of brightness, over two pixels, that counts as an edge: above the grain of a shrunk photo. */
export const EDGE_STEP_MIN = 14;

/** Of the image's width: shorter lines are not looked at. A card that is only just long enough has sides about this long. */
const LENGTH_SHARE_MIN = 0.08;
/** More lines than a card, its header, its photo and a table's edge have together. */
const LINE_COUNT_MAX = 16;
/** Two peaks nearer than this in the middle of the image are one line. */
const LINE_GAP_MIN_PX = 3;

const SLOPES = Array.from({ length: (2 * TILT_MAX_DEGREES) / TILT_STEP_DEGREES + 1 }, (_, index) =>
  Math.tan(((index * TILT_STEP_DEGREES - TILT_MAX_DEGREES) * Math.PI) / 180),
);

/**
 * The strongest nearly level lines of an image, by the Hough transform: every edge pixel votes for the lines through it.
 *
 * @returns at most LINE_COUNT_MAX, the strongest first
 */
export function findLevelLines({ widthPx, heightPx, across, down }: EdgeMap): Line[] {
  const middlePx = widthPx / 2;
  const votes = SLOPES.map(() => new Uint16Array(heightPx));
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const step = down[y * widthPx + x] ?? 0;
      if (step < EDGE_STEP_MIN || step < (across[y * widthPx + x] ?? 0) * 2) continue;
      for (let index = 0; index < SLOPES.length; index += 1) {
        const height = Math.round(y + (middlePx - x) * (SLOPES[index] ?? 0));
        const row = votes[index];
        if (row && height >= 0 && height < heightPx) row[height] = (row[height] ?? 0) + 1;
      }
    }
  }

  const peaks: { count: number; heightPx: number; slope: number }[] = [];
  for (let height = 0; height < heightPx; height += 1) {
    for (let index = 0; index < SLOPES.length; index += 1) {
      const count = votes[index]?.[height] ?? 0;
      if (count >= widthPx * LENGTH_SHARE_MIN) peaks.push({ count, heightPx: height, slope: SLOPES[index] ?? 0 });
    }
  }
  peaks.sort((a, b) => b.count - a.count);

  const kept: typeof peaks = [];
  for (const peak of peaks) {
    if (kept.length >= LINE_COUNT_MAX) break;
    if (kept.every((other) => Math.abs(other.heightPx - peak.heightPx) >= LINE_GAP_MIN_PX)) kept.push(peak);
  }
  return kept.map(({ heightPx: height, slope }) => ({ startPx: height - middlePx * slope, slope }));
}

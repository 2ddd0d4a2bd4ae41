import type { Line } from './find-level-lines';
import { CORNER_SHARE, coverageOf, cross, type ImageLines, isInImage, pairLines, sideCoverageOf } from './find-outline';
import type { EdgeMap } from './map-edges';

/**
 * What is left of a card cut off by one border, measured across that border over along it. Whole cards and passports
 * that just touch the border fall between these ranges (0.63 and 0.70, and their inverses) and are left alone.
 */
const REMAINING_RANGES = [
  [0.3, 0.55],
  [0.8, 1.26],
] as const;

/** Share of the image's height: the distance between the two sides that run to the border. */
const HEIGHT_SHARE_MIN = 0.3;
/** The share of each side where an edge is seen. More than for a whole card, since three sides are all there is. */
const SUPPORT_MIN = 0.75;
/** How much of the remaining card, next to the border, is examined by itself. */
const STRIP_SHARE = 0.07;
/** A card differs from the surface it lies on by this much; a table's boards don't differ from each other. 0 to 255. */
const CONTRAST_MIN = 15;

function meanBrightness(
  { widthPx, heightPx, pixels }: EdgeMap,
  fromX: number,
  toX: number,
  fromY: number,
  toY: number,
) {
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, Math.round(fromY)); y < Math.min(heightPx, toY); y += 1) {
    for (let x = Math.max(0, Math.round(fromX)); x < Math.min(widthPx, toX); x += 1) {
      sum += pixels[y * widthPx + x] ?? 0;
      count += 1;
    }
  }
  return count > 0 ? sum / count : undefined;
}

/** Whether the card, next to the border, is lighter than what is above and below it, or darker than both. */
function standsOut(map: EdgeMap, top: Line, bottom: Line, fromX: number, toX: number): boolean {
  const middleX = (fromX + toX) / 2;
  const topY = top.startPx + top.slope * middleX;
  const bottomY = bottom.startPx + bottom.slope * middleX;
  const heightPx = bottomY - topY;
  const card = meanBrightness(map, fromX, toX, topY + heightPx * 0.08, bottomY - heightPx * 0.08);
  const above = meanBrightness(map, fromX, toX, topY - heightPx * 0.2, topY - heightPx * 0.04);
  const below = meanBrightness(map, fromX, toX, bottomY + heightPx * 0.04, bottomY + heightPx * 0.2);
  if (card === undefined || above === undefined || below === undefined) return false;
  const [upper, lower] = [card - above, card - below];
  return Math.sign(upper) === Math.sign(lower) && Math.min(Math.abs(upper), Math.abs(lower)) >= CONTRAST_MIN;
}

function reachesBorder(map: EdgeMap, line: Line, borderX: number, sideX: number): boolean {
  const cornerX = sideX - (sideX - borderX) * CORNER_SHARE;
  const stripX = borderX + (sideX - borderX) * STRIP_SHARE;
  // The strip is judged by itself: a whole card's sides end before the border.
  return [cornerX, stripX].every(
    (toX) => coverageOf(map, line, Math.min(borderX, toX), Math.max(borderX, toX)) >= SUPPORT_MIN,
  );
}

/**
 * Looks for a card cut off by the left or the right border: two level sides run to the border, and the fourth side is
 * missing.
 *
 * @returns the area of what is left, in pixels; 0 when there is none
 */
export function findCutCardAreaPx({ level, upright, map, turned }: ImageLines): number {
  let largestPx = 0;
  for (const { first: top, second: bottom } of pairLines(level, map)) {
    for (const side of upright) {
      const upper = cross(top, side);
      const lower = cross(bottom, side);
      const heightPx = lower.y - upper.y;
      if (heightPx < HEIGHT_SHARE_MIN * map.heightPx || !isInImage(upper, map) || !isInImage(lower, map)) continue;
      const sideX = (upper.x + lower.x) / 2;
      for (const borderX of [0, map.widthPx]) {
        const remainingPx = Math.abs(borderX - sideX);
        const areaPx = remainingPx * heightPx;
        const remaining = remainingPx / heightPx;
        if (areaPx <= largestPx || !REMAINING_RANGES.some(([from, to]) => remaining >= from && remaining <= to))
          continue;
        const stripX = borderX + (sideX - borderX) * STRIP_SHARE;
        const isCut =
          sideCoverageOf(turned, side, upper.y, lower.y) >= SUPPORT_MIN &&
          reachesBorder(map, top, borderX, sideX) &&
          reachesBorder(map, bottom, borderX, sideX) &&
          standsOut(map, top, bottom, Math.min(borderX, stripX), Math.max(borderX, stripX));
        if (isCut) largestPx = areaPx;
      }
    }
  }
  return largestPx;
}

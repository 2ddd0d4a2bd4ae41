import type { EdgeMap } from './map-edges';

/**
 * A nearly level line: its height at the left border of the image, and its downward slope, in pixels per pixel to the
 * right.
 */
export type Line = { startPx: number; slope: number };

/** Which lines to search for. */
export type LineSearch = {
  /** Lines that lean more are not searched for. */
  tiltMaxDegrees: number;
  tiltStepDegrees: number;
  /** Share of the image's width, around its middle: only this much of a line is examined. */
  spanShare: number;
  /** Share of that span where an edge must be seen. */
  lengthShareMin: number;
  /** Share of the image's height, around its middle: no line in it is a side of a document. */
  emptyShare: number;
};

/** More lines than a card, its header, its photo and a table's edge have together. */
const LINE_COUNT_MAX = 16;
/** Two peaks closer than this in the middle of the image are one line. */
const LINE_GAP_MIN_PX = 3;

/**
 * The edges in an image's middle columns, those that get lighter downward first: how far right of the middle each one
 * is, and how high.
 */
function listEdges({ widthPx, heightPx, signs }: EdgeMap, spanPx: number) {
  const from = Math.round((widthPx - spanPx) / 2);
  const to = Math.round((widthPx + spanPx) / 2);
  const lighter: number[] = [];
  const darker: number[] = [];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = from; x < to; x += 1) {
      const sign = signs[y * widthPx + x] as number;
      if (sign !== 0) (sign > 0 ? lighter : darker).push(x, y);
    }
  }
  return [Int16Array.from(lighter), Int16Array.from(darker)];
}

/**
 * The strongest nearly level lines of an image, by the Hough transform: every edge pixel votes for the lines through
 * it, and edges that get lighter vote separately from those that get darker.
 *
 * @returns at most LINE_COUNT_MAX, the strongest first
 */
export function findLevelLines(map: EdgeMap, search: LineSearch): Line[] {
  const { widthPx, heightPx } = map;
  const middlePx = widthPx / 2;
  const spanPx = widthPx * search.spanShare;
  const slopes = Array.from({ length: (2 * search.tiltMaxDegrees) / search.tiltStepDegrees + 1 }, (_, index) =>
    Math.tan(((index * search.tiltStepDegrees - search.tiltMaxDegrees) * Math.PI) / 180),
  );
  const countMin = spanPx * search.lengthShareMin;
  const emptyFrom = (heightPx * (1 - search.emptyShare)) / 2;
  const emptyTo = (heightPx * (1 + search.emptyShare)) / 2;
  const peaks: { count: number; heightPx: number; slope: number }[] = [];
  const votes = new Uint16Array(heightPx);
  for (const edges of listEdges(map, spanPx)) {
    for (const slope of slopes) {
      votes.fill(0);
      for (let at = 0; at < edges.length; at += 2) {
        const height = ((edges[at + 1] as number) + (middlePx - (edges[at] as number)) * slope + 0.5) | 0;
        if (height >= 0 && height < heightPx) votes[height] = (votes[height] as number) + 1;
      }
      for (let height = 0; height < heightPx; height += 1) {
        const count = votes[height] as number;
        if (count >= countMin && (height < emptyFrom || height >= emptyTo))
          peaks.push({ count, heightPx: height, slope });
      }
    }
  }
  // On a tie, prefer the more upright line: short spans don't distinguish small tilts well.
  peaks.sort((a, b) => b.count - a.count || Math.abs(a.slope) - Math.abs(b.slope));

  const kept: typeof peaks = [];
  for (const peak of peaks) {
    if (kept.length >= LINE_COUNT_MAX) break;
    if (kept.every((other) => Math.abs(other.heightPx - peak.heightPx) >= LINE_GAP_MIN_PX)) kept.push(peak);
  }
  return kept.map(({ heightPx: height, slope }) => ({ startPx: height - middlePx * slope, slope }));
}

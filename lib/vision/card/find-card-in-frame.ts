import type { GrayImage } from '../gray/gray-image';
import { ASPECT_RATIOS, type DocumentShape, hasShape, otherShape } from './document-shape';
import type { Line, LineSearch } from './find-level-lines';
import { coverageOf, type Expected, findLines, findOutline, type Outline, runsOn } from './find-outline';
import type { EdgeMap } from './map-edges';

/**
 * What was seen. `other`: a document of the other shape. `sides`: two opposite edges, `widthPx` apart on a card that
 * has both; its other two edges were not seen.
 */
export type CardSearch =
  | { kind: 'found'; card: Outline }
  | { kind: 'other' }
  | { kind: 'sides'; widthPx: number; heightPx: number }
  | { kind: 'nothing' };

/** The guide shows where to put the document, so its sides are searched for around the middle. */
const SEARCH: LineSearch = {
  // A handheld card leans up to about 5° before people straighten it themselves.
  tiltMaxDegrees: 6,
  // Between two steps, a line shifts by one pixel over the span searched, which is the width of an edge.
  tiltStepDegrees: 2,
  // A card at 40% of the frame still crosses this much of its middle: smaller ones are too far away to find.
  spanShare: 0.36,
  // Fingers hide up to a third of a side; the random edges of a texture cover half.
  lengthShareMin: 0.58,
  emptyShare: 0.16,
};
/** Two sides on their own have to be clearly visible. */
const LONE_COVERAGE_MIN = 0.85;
/** How much lower the coverage of an outline around another one may be. */
const OUTER_LAG = 0.03;

/** Looser for a single side than for all of them, since fingers hold cards by their ends. */
const expectShape = (shape: DocumentShape): Expected => ({
  isShape: ({ widthPx, heightPx }) => hasShape(widthPx / heightPx, shape),
  sideCoverageMin: 0.55,
  coverageMin: 0.7,
  accepts: () => true,
});

/** The distance between the two outermost clear level lines; 0 if either is missing. */
function spanOf(map: EdgeMap, level: readonly Line[]): number {
  const from = (map.widthPx * (1 - SEARCH.spanShare)) / 2;
  const heights = level
    .filter((line) => coverageOf(map, line, from, map.widthPx - from) >= LONE_COVERAGE_MIN)
    .map(({ startPx, slope }) => startPx + (slope * map.widthPx) / 2);
  const upper = Math.min(...heights.filter((height) => height < map.heightPx / 2));
  const lower = Math.max(...heights.filter((height) => height > map.heightPx / 2));
  return Number.isFinite(lower - upper) ? lower - upper : 0;
}

/**
 * Looks for a document by the four straight edges around it, each nearly upright or level.
 *
 * @param shape of the expected document
 */
export function findCardInFrame(image: GrayImage, shape: DocumentShape): CardSearch {
  const lines = findLines(image, SEARCH);
  const own = findOutline(lines, expectShape(shape));
  const other = findOutline(lines, expectShape(otherShape(shape)));
  const isOuter =
    other &&
    (own
      ? other.areaPx > own.areaPx && other.coverage >= own.coverage - OUTER_LAG
      : other.coverage >= LONE_COVERAGE_MIN);
  if (isOuter && !runsOn(other, lines)) return { kind: 'other' };
  if (own) return { kind: 'found', card: own };
  const aspect = ASPECT_RATIOS[shape];
  const { map, turned, level, upright } = lines;
  const widthPx = Math.max(spanOf(turned, upright), spanOf(map, level) * aspect);
  return widthPx > 0 ? { kind: 'sides', widthPx, heightPx: widthPx / aspect } : { kind: 'nothing' };
}

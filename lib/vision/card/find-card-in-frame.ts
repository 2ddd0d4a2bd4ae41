import type { GrayImage } from '../gray/gray-image';
import { ASPECT_RATIOS, type DocumentShape, hasShape, otherShape } from './document-shape';
import type { Line, LineSearch } from './find-level-lines';
import { coverageOf, type Expected, findLines, findOutline, type Outline, runsOn } from './find-outline';
import type { EdgeMap } from './map-edges';

/**
 * What was seen. `other`: a document of the other shape. `sides`: two opposite edges, `widthPx` apart for a card that has both; its
 * other two were not seen.
 */
export type CardSearch =
  | { kind: 'found'; card: Outline }
  | { kind: 'other' }
  | { kind: 'sides'; widthPx: number; heightPx: number }
  | { kind: 'nothing' };

/** The guide shows where the document is to lie, so its sides are looked for around the middle. */
const SEARCH: LineSearch = {
  // Held by hand, a card leans up to about 5° before people straighten it themselves.
  tiltMaxDegrees: 6,
  // Between two steps, a line strays by one pixel over the span looked at: an edge is that wide.
  tiltStepDegrees: 2,
  // A card of 40 % of the frame still crosses this much of its middle: smaller ones are too far away to find.
  spanShare: 0.36,
  // Fingers hide up to a third of a side; the random edges of a texture make one half.
  lengthShareMin: 0.58,
  emptyShare: 0.16,
};
/** Two sides alone have to be plain to see. */
const LONE_COVERAGE_MIN = 0.85;
/** Of the coverage: an outline around another one may be seen this much worse. */
const OUTER_LAG = 0.03;

/** Looser for one side than for all, since fingers hold cards at their ends. */
const expectShape = (shape: DocumentShape): Expected => ({
  isShape: ({ widthPx, heightPx }) => hasShape(widthPx / heightPx, shape),
  sideCoverageMin: 0.55,
  coverageMin: 0.7,
  accepts: () => true,
});

/** The distance of the two outermost plain level lines; 0 where either is missing. */
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
 * @param shape of the document that is expected
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

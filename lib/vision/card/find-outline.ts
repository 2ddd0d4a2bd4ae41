import type { GrayImage } from '../gray/gray-image';
import { findLevelLines, type Line, type LineSearch } from './find-level-lines';
import { type EdgeMap, type EdgeMaps, mapEdges } from './map-edges';

export type Point = { x: number; y: number };

/** The middle of some points, such as the corners of a card. */
export const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** The lines of an image: level ones, and upright ones as level lines of the image with its axes swapped. */
export type ImageLines = EdgeMaps & { level: readonly Line[]; upright: readonly Line[] };

/** Four lines and the shape they enclose, in pixels of the image. */
export type Shape = {
  top: Line;
  bottom: Line;
  left: Line;
  right: Line;
  /** Clockwise from the top left. */
  corners: [Point, Point, Point, Point];
  /** Mean lengths of the sides. */
  widthPx: number;
  heightPx: number;
  areaPx: number;
};

/** A shape whose four sides are seen. `coverage`: the mean share of each side that has an edge; 0 to 1. */
export type Outline = Shape & { coverage: number };

/** What makes an outline a document. */
export type Expected = {
  /** Checked for every four lines. */
  isShape(shape: Shape): boolean;
  /**
   * The minimum share of each side, and of all four together, where an edge is seen: hands hold cards, and light washes
   * edges out.
   */
  sideCoverageMin: number;
  coverageMin: number;
  /** How much opposite sides may differ in direction, as a slope; what a slight perspective causes, if it is absent. */
  slopeDifferenceMax?: number;
  /** Checked for each outline that beats the previous ones. */
  accepts(outline: Outline): boolean;
};

/** `gapPx`: the distance between them, in the middle of the image. */
type LinePair = { first: Line; second: Line; gapPx: number };

/** How much longer a side may be than the gap in the middle of the image, given the slopes that lines may have. */
const LENGTH_PER_GAP_MAX = 1.25;
/** Opposite sides differ in direction by no more than perspective causes, as a slope. */
const SLOPE_DIFFERENCE_MAX = 0.22;
/** Corners are round (3.18 of 53.98 mm): sides are examined between them, as a share of their length. */
export const CORNER_SHARE = 0.08;
/** As a slope, in either direction: sides were searched for in steps of one or two degrees. */
const SLOPE_CORRECTIONS = [0, -0.0175, 0.0175];
/**
 * A card's side ends at its corners, while the gap between two boards runs on: this share of the length is examined
 * beyond them.
 */
const BEYOND_SHARE = { from: 0.03, to: 0.14 };
/** Share of the pixels there. */
const RUNS_ON_COVERAGE = 0.7;

/** Finds the lines of an image in both directions. */
export function findLines(image: GrayImage, search: LineSearch): ImageLines {
  const { map, turned } = mapEdges(image);
  return { map, turned, level: findLevelLines(map, search), upright: findLevelLines(turned, search) };
}

/** Where a level line meets an upright one. */
export function cross(level: Line, upright: Line): Point {
  const x = (upright.startPx + upright.slope * level.startPx) / (1 - upright.slope * level.slope);
  return { x, y: level.startPx + level.slope * x };
}

/** Whether a point is in the image, or outside its border by no more than a pixel. */
export const isInImage = ({ x, y }: Point, { widthPx, heightPx }: EdgeMap) =>
  x >= -1 && y >= -1 && x <= widthPx && y <= heightPx;

/** The share of a level line, from one x to another, that has an edge; 0 to 1, and 0 outside the image. */
export function coverageOf(
  { widthPx, heightPx, signs }: EdgeMap,
  { startPx, slope }: Line,
  fromX: number,
  toX: number,
) {
  const start = Math.round(fromX);
  let height = startPx + slope * start + 0.5;
  let seen = 0;
  let count = 0;
  for (let x = start; x < toX; x += 1, height += slope) {
    count += 1;
    if (x < 0 || x >= widthPx || height < 0 || height >= heightPx) continue;
    if (signs[(height | 0) * widthPx + x] !== 0) seen += 1;
  }
  return count === 0 ? 0 : seen / count;
}

/** The same between round corners, at the best of several nearby tilts. */
export function sideCoverageOf(map: EdgeMap, { startPx, slope }: Line, fromX: number, toX: number): number {
  const corner = (toX - fromX) * CORNER_SHARE;
  const middle = (fromX + toX) / 2;
  let best = 0;
  for (const correction of SLOPE_CORRECTIONS) {
    const line = { startPx: startPx - correction * middle, slope: slope + correction };
    best = Math.max(best, coverageOf(map, line, fromX + corner, toX - corner));
  }
  return best;
}

/** Every two lines that may be opposite sides of a card, the upper one first; the pairs furthest apart come first. */
export function pairLines(
  lines: readonly Line[],
  { widthPx }: EdgeMap,
  slopeDifferenceMax = SLOPE_DIFFERENCE_MAX,
): LinePair[] {
  const heightOf = ({ startPx, slope }: Line) => startPx + (slope * widthPx) / 2;
  const sorted = [...lines].sort((a, b) => heightOf(a) - heightOf(b));
  const pairs = sorted.flatMap((first, index) =>
    sorted
      .slice(index + 1)
      .filter((second) => Math.abs(first.slope - second.slope) <= slopeDifferenceMax)
      .map((second) => ({ first, second, gapPx: heightOf(second) - heightOf(first) })),
  );
  return pairs.sort((a, b) => b.gapPx - a.gapPx);
}

/** How far apart two points are. */
export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** The mean lengths of opposite sides. @param corners clockwise, from a long side */
export const measureSides = ([a, b, c, d]: Shape['corners']) => ({
  widthPx: (distance(a, b) + distance(d, c)) / 2,
  heightPx: (distance(a, d) + distance(b, c)) / 2,
});

function measureShape({ top, bottom, left, right }: Record<'top' | 'bottom' | 'left' | 'right', Line>): Shape {
  const corners: Shape['corners'] = [cross(top, left), cross(top, right), cross(bottom, right), cross(bottom, left)];
  const { widthPx, heightPx } = measureSides(corners);
  return { top, bottom, left, right, corners, widthPx, heightPx, areaPx: widthPx * heightPx };
}

/** The four sides of a shape: the edge map each is in, its line there, and its two ends along the line. */
export function listSides({ top, bottom, left, right, corners: [a, b, c, d] }: Shape, { map, turned }: EdgeMaps) {
  return [
    [map, top, a.x, b.x],
    [map, bottom, d.x, c.x],
    [turned, left, a.y, d.y],
    [turned, right, b.y, c.y],
  ] as const;
}

function measureCoverage(shape: Shape, maps: EdgeMaps, { sideCoverageMin, coverageMin }: Expected): number {
  let sum = 0;
  for (const side of listSides(shape, maps)) {
    const coverage = sideCoverageOf(...side);
    if (coverage < sideCoverageMin) return 0;
    sum += coverage / 4;
  }
  return sum < coverageMin ? 0 : sum;
}

/** The largest and most clearly seen outline of a document, entirely inside the image. */
export function findOutline(lines: ImageLines, expected: Expected): Outline | undefined {
  const { map, turned, level, upright } = lines;
  const uprightPairs = pairLines(upright, turned, expected.slopeDifferenceMax);
  let best: Outline | undefined;
  let bestScore = 0;
  for (const { first: top, second: bottom, gapPx } of pairLines(level, map, expected.slopeDifferenceMax)) {
    for (const { first: left, second: right, gapPx: gapBesidePx } of uprightPairs) {
      if (Math.sqrt(gapPx * gapBesidePx) * LENGTH_PER_GAP_MAX <= bestScore) break;
      const shape = measureShape({ top, bottom, left, right });
      const lengthPx = Math.sqrt(shape.areaPx);
      // A perfectly seen outline scores up to this much: a smaller one is not worth measuring.
      if (lengthPx <= bestScore || !expected.isShape(shape)) continue;
      if (!shape.corners.every((corner) => isInImage(corner, map))) continue;
      const outline = { ...shape, coverage: measureCoverage(shape, lines, expected) };
      const score = outline.coverage * lengthPx;
      if (score <= bestScore || !expected.accepts(outline)) continue;
      bestScore = score;
      best = outline;
    }
  }
  return best;
}

/** Whether one of an outline's sides runs on past both its corners: then it belongs to the table. */
export function runsOn(outline: Outline, maps: EdgeMaps): boolean {
  return listSides(outline, maps).some(([map, line, from, to]) => {
    const [near, far] = [(to - from) * BEYOND_SHARE.from, (to - from) * BEYOND_SHARE.to];
    const beyond = [coverageOf(map, line, from - far, from - near), coverageOf(map, line, to + near, to + far)];
    return Math.min(...beyond) >= RUNS_ON_COVERAGE;
  });
}

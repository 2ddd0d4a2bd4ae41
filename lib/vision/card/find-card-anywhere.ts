import type { GrayImage } from '../gray/gray-image';
import { ASPECT_RATIOS, type DocumentShape } from './document-shape';
import { CORNER_SHARE, distance, measureSides, type Point } from './find-outline';
import { type Edges, findEdges, findStraightLines, type StraightLine } from './find-straight-lines';
import { measurePlane, type Plane } from './measure-plane';
import { type Course, traceLine } from './trace-line';

/**
 * A document somewhere in the picture. `corners`: clockwise, the first and the second at a long side, from left to right.
 * `turnDegrees`: of the long sides, clockwise, -90 to 90. `coverage`: the mean share of each side that is seen, 0 to 1;
 * `leastCoverage`: of the side that is seen least.
 */
export type FarCard = {
  corners: [Point, Point, Point, Point];
  widthPx: number;
  heightPx: number;
  turnDegrees: number;
  coverage: number;
  leastCoverage: number;
  plane: Plane;
  /** How well its shape is a document's, 0 to 1. */
  fit: number;
  /** The share of the pixels around it that are edges: a surface full of lines makes false documents. */
  clutter: number;
};

/** Opposite sides differ in direction by no more than perspective causes; the others are about square to them. */
const PARALLEL_SIN_MAX = Math.sin((22 * Math.PI) / 180);
const SQUARE_SIN_MIN = Math.sin((62 * Math.PI) / 180);
/** Shares of the picture's longer edge: smaller rectangles are parts of something. */
const WIDTH_SHARE_MIN = 0.12;
const HEIGHT_SHARE_MIN = 0.06;
/** How far apart two pairs of sides may be from each other's distance, as a factor: tipped, and measured beside the card. */
const GAP_RATIO_MAX = 2.6;
/** Of the shape that the perspective tells, as a logarithm and as a cosine: half of it is lost at this much. */
const ASPECT_TOLERANCE = 0.05;
const SKEW_TOLERANCE = 0.06;
/** What an end of a side that is off by a pixel or two changes, over the height in pixels. */
const OFF_PX = 1.5;
const FIT_MIN = 0.2;
/** A card tipped by this much is half as likely. */
const TIP_DEGREES_USUAL = 36;
const TIP_DEGREES_MAX = 48;
/** Hands hide up to a third of a side. */
const SIDE_COVERAGE_MIN = 0.28;
const COVERAGE_MIN = 0.55;
/** What random edges cover. */
const CHANCE_COVERAGE = 0.3;
/** A side that runs on past both its corners belongs to the surface: examined beyond them, as a share of its length. */
const BEYOND_SHARE = { from: 0.04, to: 0.16 };
const RUNS_ON_COVERAGE = 0.65;
const RUNS_ON_ENDS_MAX = 3;
/** The edges of the document itself, and its shadow. */
const CLUTTER_FROM_PX = 4;

type Pair = { first: number; second: number; gapPx: number; cos: number; sin: number };

function pairUp(lines: readonly StraightLine[], gapMinPx: number): Pair[] {
  const pairs: Pair[] = [];
  lines.forEach((one, first) => {
    for (let second = first + 1; second < lines.length; second += 1) {
      const other = lines[second] as StraightLine;
      if (Math.abs(one.cos * other.sin - one.sin * other.cos) > PARALLEL_SIN_MAX) continue;
      const sign = one.cos * other.cos + one.sin * other.sin < 0 ? -1 : 1;
      const gapPx = Math.abs(one.offsetPx - sign * other.offsetPx);
      if (gapPx < gapMinPx) continue;
      const [cos, sin] = [one.cos + sign * other.cos, one.sin + sign * other.sin];
      const length = Math.hypot(cos, sin);
      pairs.push({ first, second, gapPx, cos: cos / length, sin: sin / length });
    }
  });
  return pairs.sort((a, b) => b.gapPx - a.gapPx);
}

/** Where every line meets every other one, along the first: see `Course`. */
function crossAll(lines: readonly StraightLine[]): Float32Array {
  const crossings = new Float32Array(lines.length * lines.length);
  lines.forEach((one, row) => {
    lines.forEach((other, column) => {
      const scale = one.cos * other.sin - one.sin * other.cos;
      const along = (other.offsetPx - one.offsetPx * (one.cos * other.cos + one.sin * other.sin)) / scale;
      crossings[row * lines.length + column] = along;
    });
  });
  return crossings;
}

/** Four points as corners, clockwise, from the left end of the long side that is further up. */
function order(points: readonly Point[]): FarCard['corners'] {
  const [a, b, c, d] = points as [Point, Point, Point, Point];
  const isClockwise = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x) > 0;
  const round = isClockwise ? [a, b, c, d] : [a, d, c, b];
  const at = (index: number) => round[index % 4] as Point;
  const isFirstLong = distance(at(0), at(1)) + distance(at(2), at(3)) > distance(at(1), at(2)) + distance(at(3), at(0));
  const start = isFirstLong ? 0 : 1;
  const first = at(start + 1).x - at(start).x + at(start + 2).x - at(start + 3).x > 0 ? start : start + 2;
  return [at(first), at(first + 1), at(first + 2), at(first + 3)];
}

function measureCard(points: readonly Point[], picture: Edges) {
  const corners = order(points);
  const [a, b, c, d] = corners;
  const turn = Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x);
  return {
    corners,
    ...measureSides(corners),
    turnDegrees: (turn * 180) / Math.PI,
    plane: measurePlane(corners, picture),
  };
}

/** How well a shape is the expected one, 0 to 1. */
function measureFit({ aspect, skew, rightAwayDegrees, bottomAwayDegrees }: Plane, heightPx: number, expected: number) {
  const tipDegrees = Math.hypot(rightAwayDegrees, bottomAwayDegrees);
  if (tipDegrees > TIP_DEGREES_MAX) return 0;
  const off = OFF_PX / heightPx;
  const [stretched, skewed] = [Math.log(aspect / expected) / (ASPECT_TOLERANCE + off), skew / (SKEW_TOLERANCE + off)];
  return 1 / (1 + stretched ** 2 + skewed ** 2 + (tipDegrees / TIP_DEGREES_USUAL) ** 2);
}

/** How many of some points are inside a convex outline, or this close to it. @param corners clockwise */
export function countInside(points: readonly Point[], corners: readonly Point[], marginPx: number): number {
  const isInside = ({ x, y }: Point) =>
    corners.every((from, index) => {
      const to = corners[(index + 1) % corners.length] as Point;
      const beside = (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
      return beside >= -marginPx * distance(from, to);
    });
  return points.filter(isInside).length;
}

function measureClutter({ corners, widthPx, heightPx }: FarCard, { x, y, ...picture }: Edges): number {
  const points = Array.from(x, (dx, index) => ({
    x: dx + picture.widthPx / 2,
    y: (y[index] as number) + picture.heightPx / 2,
  }));
  const around = points.length - countInside(points, corners, CLUTTER_FROM_PX);
  return around / Math.max(1, picture.widthPx * picture.heightPx - widthPx * heightPx);
}

/** Looks for a whole document anywhere in a picture: turned by any angle, and seen from up to about 40° aside. */
export function findCardAnywhere(image: GrayImage, shape: DocumentShape): FarCard | undefined {
  const longPx = Math.max(image.widthPx, image.heightPx);
  const edges = findEdges(image);
  const lines = findStraightLines(edges);
  const courses = lines.map((line) => traceLine(line, edges));
  const crossings = crossAll(lines);
  const pairs = pairUp(lines, HEIGHT_SHARE_MIN * longPx);
  const at = (line: number, other: number) => crossings[line * lines.length + other] as number;
  let best: FarCard | undefined;
  let bestScore = 0;

  /** The share of a line that is seen between two others; 0 if one of its ends is not in the picture. */
  const coverSide = (line: number, from: number, to: number): number => {
    const course = courses[line] as Course;
    const [a, b] = [at(line, from), at(line, to)];
    const [start, end] = a < b ? [a, b] : [b, a];
    if (start < course.from - 1 || end > course.to + 1) return 0;
    const corner = (end - start) * CORNER_SHARE;
    return course.cover(start + corner, end - corner);
  };
  const runsOn = (line: number, from: number, to: number): readonly [boolean, boolean] => {
    const course = courses[line] as Course;
    const [a, b] = [at(line, from), at(line, to)];
    const [start, end] = a < b ? [a, b] : [b, a];
    const [near, far] = [(end - start) * BEYOND_SHARE.from, (end - start) * BEYOND_SHARE.to];
    return [
      course.cover(start - far, start - near) >= RUNS_ON_COVERAGE,
      course.cover(end + near, end + far) >= RUNS_ON_COVERAGE,
    ];
  };
  const isSurface = (one: Pair, other: Pair): boolean => {
    const ends = [
      runsOn(one.first, other.first, other.second),
      runsOn(one.second, other.first, other.second),
      runsOn(other.first, one.first, one.second),
      runsOn(other.second, one.first, one.second),
    ];
    return ends.some(([start, end]) => start && end) || ends.flat().filter((isOn) => isOn).length > RUNS_ON_ENDS_MAX;
  };
  const examine = (one: Pair, other: Pair): void => {
    let [sum, leastCoverage] = [0, 1];
    for (const [pair, across] of [
      [one, other],
      [other, one],
    ] as const) {
      const first = coverSide(pair.first, across.first, across.second);
      if (first < SIDE_COVERAGE_MIN) return;
      const second = coverSide(pair.second, across.first, across.second);
      if (second < SIDE_COVERAGE_MIN) return;
      sum += first + second;
      leastCoverage = Math.min(leastCoverage, first, second);
    }
    const coverage = sum / 4;
    if (coverage < COVERAGE_MIN) return;
    const pointOf = (line: number, across: number) => (courses[line] as Course).pointAt(at(line, across));
    const points = [
      pointOf(one.first, other.first),
      pointOf(one.first, other.second),
      pointOf(one.second, other.second),
      pointOf(one.second, other.first),
    ];
    const card = measureCard(points, edges);
    const score = (coverage - CHANCE_COVERAGE) * Math.sqrt(card.widthPx * card.heightPx);
    if (score <= bestScore || card.widthPx < WIDTH_SHARE_MIN * longPx) return;
    const fit = measureFit(card.plane, card.heightPx, ASPECT_RATIOS[shape]);
    if (fit < FIT_MIN || score * fit <= bestScore || isSurface(one, other)) return;
    bestScore = score * fit;
    best = { ...card, coverage, leastCoverage, fit, clutter: 0 };
  };

  for (let index = 0; index < pairs.length; index += 1) {
    const one = pairs[index] as Pair;
    for (let next = index + 1; next < pairs.length; next += 1) {
      const other = pairs[next] as Pair;
      if (one.gapPx > GAP_RATIO_MAX * other.gapPx) break;
      if (Math.sqrt(one.gapPx * other.gapPx) * 1.25 * (1 - CHANCE_COVERAGE) <= bestScore) break;
      if (Math.abs(one.cos * other.sin - one.sin * other.cos) < SQUARE_SIN_MIN) continue;
      examine(one, other);
    }
  }
  return best && { ...best, clutter: measureClutter(best, edges) };
}

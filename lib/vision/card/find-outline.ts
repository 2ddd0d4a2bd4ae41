import { ASPECT_RATIOS, type DocumentShape, hasShape } from './document-shape';
import type { EdgeSigns } from './edge-signs';
import { coverageOf, type Line, type SideLine } from './side-lines';

export type Point = { x: number; y: number };

/** The corners clockwise from the top left, in pixels of the image, and the mean lengths of the sides. */
export type FoundCard = { corners: [Point, Point, Point, Point]; widthPx: number; heightPx: number };

/** Share of a side's length at each end that is not looked at: the corners of an ID-1 card are round (3.18 of 53.98 mm). */
const CORNER_SHARE = 0.08;
/** Of each whole side; looser than for the middle, since fingers hold cards at their ends. */
const MIN_SIDE_COVERAGE = 0.55;
const MIN_MEAN_COVERAGE = 0.7;
/** Beyond its corners a card's side ends, and the gap between two boards runs on: looked at in this share of the length. */
const BEYOND_SHARE = { from: 0.03, to: 0.14 };
/** Of the pixels there. */
const RUNS_ON_COVERAGE = 0.7;
/** Enough to see past a card's inner lines, few enough for every frame of a slow phone. */
const MAX_CHECKED = 16;
/** Radians either way: sides were looked for in steps of twice this. */
const SLOPE_CORRECTIONS = [0, -0.0175, 0.0175];

/** Left, right, top, bottom; the level ones are upright in the transposed image. */
type Sides<Side extends Line = SideLine> = [Side, Side, Side, Side];

export type SideLines = Record<'lefts' | 'rights' | 'tops' | 'bottoms', SideLine[]>;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** Where an upright line and a level one cross. */
function crossing(upright: Line, level: Line, { widthPx, heightPx }: EdgeSigns): Point {
  const y =
    (level.x + level.slope * (upright.x - (upright.slope * heightPx) / 2 - widthPx / 2)) /
    (1 - level.slope * upright.slope);
  return { x: upright.x + upright.slope * (y - heightPx / 2), y };
}

function makeCard([left, right, top, bottom]: Sides<Line>, uprights: EdgeSigns): FoundCard {
  const topLeft = crossing(left, top, uprights);
  const topRight = crossing(right, top, uprights);
  const bottomRight = crossing(right, bottom, uprights);
  const bottomLeft = crossing(left, bottom, uprights);
  return {
    corners: [topLeft, topRight, bottomRight, bottomLeft],
    widthPx: (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2,
    heightPx: (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2,
  };
}

/** The combinations that have the document's shape, most promising first. */
function listCandidates(lines: SideLines, shape: DocumentShape): Sides[] {
  const candidates: { sides: Sides; promise: number }[] = [];
  for (const left of lines.lefts) {
    for (const right of lines.rights) {
      for (const top of lines.tops) {
        for (const bottom of lines.bottoms) {
          const aspect = (right.x - left.x) / (bottom.x - top.x);
          if (!hasShape(aspect, shape)) continue;
          const aspectError = Math.abs(aspect / ASPECT_RATIOS[shape] - 1);
          const coverage = left.coverage + right.coverage + top.coverage + bottom.coverage;
          // A card's inner frame has its shape too: of equals, the outer one is the card.
          const promise = coverage / 4 - aspectError + (right.x - left.x) / 640;
          candidates.push({ sides: [left, right, top, bottom], promise });
        }
      }
    }
  }
  candidates.sort((a, b) => b.promise - a.promise);
  return candidates.slice(0, MAX_CHECKED).map(({ sides }) => sides);
}

/** One number for each side of a card. @param measure gets the side's edges, its line, and its corners along the line */
function measureSides(
  uprights: EdgeSigns,
  levels: EdgeSigns,
  [left, right, top, bottom]: Sides,
  { corners: [topLeft, topRight, bottomRight, bottomLeft] }: FoundCard,
  measure: (edges: EdgeSigns, line: Line, from: number, to: number) => number,
): number[] {
  return [
    measure(uprights, left, topLeft.y, bottomLeft.y),
    measure(uprights, right, topRight.y, bottomRight.y),
    measure(levels, top, topLeft.x, topRight.x),
    measure(levels, bottom, bottomLeft.x, bottomRight.x),
  ];
}

/** The coverage of a whole side, at the best of nearby tilts. */
function coverWhole(edges: EdgeSigns, { x, slope }: Line, from: number, to: number): number {
  const skipped = (to - from) * CORNER_SHARE;
  const tries = SLOPE_CORRECTIONS.map((correction) =>
    coverageOf(edges, { x, slope: slope + correction }, from + skipped, to - skipped),
  );
  return Math.max(...tries);
}

/** The coverage beyond the corner where it is less. */
function coverBeyond(edges: EdgeSigns, line: Line, from: number, to: number): number {
  const [near, far] = [(to - from) * BEYOND_SHARE.from, (to - from) * BEYOND_SHARE.to];
  return Math.min(coverageOf(edges, line, from - far, from - near), coverageOf(edges, line, to + near, to + far));
}

/** `mean`: of the coverage of its sides. */
type Outline = { sides: Sides; card: FoundCard; mean: number };

/** The largest and best seen outline of a shape. */
export function findOutline(
  uprights: EdgeSigns,
  levels: EdgeSigns,
  lines: SideLines,
  shape: DocumentShape,
): Outline | undefined {
  let best: (Outline & { score: number }) | undefined;
  for (const sides of listCandidates(lines, shape)) {
    const card = makeCard(sides, uprights);
    const coverages = measureSides(uprights, levels, sides, card, coverWhole);
    const mean = coverages.reduce((sum, coverage) => sum + coverage, 0) / coverages.length;
    if (Math.min(...coverages) < MIN_SIDE_COVERAGE || mean < MIN_MEAN_COVERAGE) continue;
    const score = mean + card.widthPx / uprights.widthPx / 2;
    if (!best || score > best.score) best = { sides, card, mean, score };
  }
  return best;
}

/** Whether one of an outline's sides runs on beyond both its corners: then it is the table's. */
export function runsOn(uprights: EdgeSigns, levels: EdgeSigns, { sides, card }: Outline): boolean {
  return measureSides(uprights, levels, sides, card, coverBeyond).some((coverage) => coverage >= RUNS_ON_COVERAGE);
}

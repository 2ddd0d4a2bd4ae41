import { type EdgeSigns, findEdgeSigns } from './edge-signs';
import { type GreyImage, transpose } from './grey-image';
import { coverageOf, findSideLines, type Line, type SideLine } from './side-lines';

export type Point = { x: number; y: number };

/** The corners clockwise from the top left, in pixels of the image, and the mean lengths of the sides. */
export type FoundCard = { corners: [Point, Point, Point, Point]; widthPx: number; heightPx: number };

/** What was seen. `sides`: two opposite edges, `widthPx` apart for a card that has both; its other two were not seen. */
export type CardSearch =
  | { kind: 'found'; card: FoundCard }
  | { kind: 'sides'; widthPx: number; heightPx: number }
  | { kind: 'nothing' };

/**
 * Share of the aspect ratio. A card tipped by 25° looks 10 % lower; its coloured band, taken for its edge, would make it
 * 15 % lower or more.
 */
const ASPECT_TOLERANCE = 0.11;
/** Share of a side's length at each end that is not looked at: the corners of an ID-1 card are round (3.18 of 53.98 mm). */
const CORNER_SHARE = 0.08;
/** Of each whole side; looser than for the middle, since fingers hold cards at their ends. */
const MIN_SIDE_COVERAGE = 0.55;
const MIN_MEAN_COVERAGE = 0.7;
/** Two sides alone have to be plain to see. */
const MIN_LONE_COVERAGE = 0.85;
/** Enough to see past a card's inner lines, few enough for every frame of a slow phone. */
const MAX_CHECKED = 16;
/** Radians either way: sides were looked for in steps of twice this. */
const SLOPE_CORRECTIONS = [0, -0.0175, 0.0175];

/** Left, right, top, bottom; the level ones are upright in the transposed image. */
type Sides<Side extends Line = SideLine> = [Side, Side, Side, Side];

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
function listCandidates(lines: Record<'lefts' | 'rights' | 'tops' | 'bottoms', SideLine[]>, aspect: number): Sides[] {
  const candidates: { sides: Sides; promise: number }[] = [];
  for (const left of lines.lefts) {
    for (const right of lines.rights) {
      for (const top of lines.tops) {
        for (const bottom of lines.bottoms) {
          const aspectError = Math.abs((right.x - left.x) / (bottom.x - top.x) / aspect - 1);
          if (aspectError > ASPECT_TOLERANCE) continue;
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

/** The coverage of each whole side, at the best of nearby tilts. */
function checkSides(uprights: EdgeSigns, levels: EdgeSigns, sides: Sides): number[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = makeCard(sides, uprights).corners;
  const check = (edges: EdgeSigns, { x, slope }: Line, from: number, to: number) => {
    const skipped = (to - from) * CORNER_SHARE;
    const tries = SLOPE_CORRECTIONS.map((correction) =>
      coverageOf(edges, { x, slope: slope + correction }, from + skipped, to - skipped),
    );
    return Math.max(...tries);
  };
  const [left, right, top, bottom] = sides;
  return [
    check(uprights, left, topLeft.y, bottomLeft.y),
    check(uprights, right, topRight.y, bottomRight.y),
    check(levels, top, topLeft.x, topRight.x),
    check(levels, bottom, bottomLeft.x, bottomRight.x),
  ];
}

/** The distance of the two outermost plain lines; 0 where either is missing. */
function spanOf(lows: SideLine[], highs: SideLine[]): number {
  const isPlain = ({ coverage }: SideLine) => coverage >= MIN_LONE_COVERAGE;
  const low = Math.min(...lows.filter(isPlain).map(({ x }) => x));
  const high = Math.max(...highs.filter(isPlain).map(({ x }) => x));
  return Number.isFinite(high - low) ? high - low : 0;
}

/**
 * Looks for a card by the four straight edges around it, each nearly upright or level.
 *
 * @param aspect width by height of the document
 */
export function findCard(image: GreyImage, aspect: number): CardSearch {
  const uprights = findEdgeSigns(image);
  const levels = findEdgeSigns(transpose(image));
  const lines = {
    lefts: findSideLines(uprights, 'left'),
    rights: findSideLines(uprights, 'right'),
    tops: findSideLines(levels, 'left'),
    bottoms: findSideLines(levels, 'right'),
  };
  let best: { card: FoundCard; score: number } | undefined;
  for (const sides of listCandidates(lines, aspect)) {
    const coverages = checkSides(uprights, levels, sides);
    const mean = coverages.reduce((sum, coverage) => sum + coverage, 0) / coverages.length;
    if (Math.min(...coverages) < MIN_SIDE_COVERAGE || mean < MIN_MEAN_COVERAGE) continue;
    const card = makeCard(sides, uprights);
    const score = mean + card.widthPx / image.widthPx / 2;
    if (!best || score > best.score) best = { card, score };
  }
  if (best) return { kind: 'found', card: best.card };
  const widthPx = Math.max(spanOf(lines.lefts, lines.rights), spanOf(lines.tops, lines.bottoms) * aspect);
  return widthPx > 0 ? { kind: 'sides', widthPx, heightPx: widthPx / aspect } : { kind: 'nothing' };
}

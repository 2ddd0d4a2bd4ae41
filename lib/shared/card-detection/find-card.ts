import { type EdgeSigns, findEdgeSigns } from './edge-signs';
import { type GreyImage, transpose } from './grey-image';
import { coverageOf, findSideLines, type SideLine } from './side-lines';

export type Point = { x: number; y: number };

/** The corners clockwise from the top left, in pixels of the image, and the mean lengths of the sides. */
export type FoundCard = { corners: [Point, Point, Point, Point]; widthPx: number; heightPx: number };

/**
 * What was seen. `too-large`: two opposite sides stand so far apart that the other two must lie outside the image.
 */
export type CardSearch = { kind: 'found'; card: FoundCard } | { kind: 'too-large' } | { kind: 'nothing' };

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
/** Enough to see past a card's inner lines, few enough for every frame of a slow phone. */
const MAX_CHECKED = 24;

type Candidate = { card: FoundCard; lines: [SideLine, SideLine, SideLine, SideLine]; promise: number };

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** Where an upright line and a level one cross; the level one is upright in the transposed image. */
function crossing(upright: SideLine, level: SideLine, width: number, height: number): Point {
  const y =
    (level.x + level.slope * (upright.x - upright.slope * (height / 2) - width / 2)) /
    (1 - level.slope * upright.slope);
  return { x: upright.x + upright.slope * (y - height / 2), y };
}

function listCandidates(uprights: EdgeSigns, levels: EdgeSigns, aspect: number): Candidate[] {
  const { widthPx: width, heightPx: height } = uprights;
  const rights = findSideLines(uprights, 'right');
  const tops = findSideLines(levels, 'left');
  const bottoms = findSideLines(levels, 'right');
  const candidates: Candidate[] = [];
  for (const left of findSideLines(uprights, 'left')) {
    for (const right of rights) {
      for (const top of tops) {
        for (const bottom of bottoms) {
          const topLeft = crossing(left, top, width, height);
          const topRight = crossing(right, top, width, height);
          const bottomRight = crossing(right, bottom, width, height);
          const bottomLeft = crossing(left, bottom, width, height);
          const widthPx = (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2;
          const heightPx = (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
          const aspectError = Math.abs(widthPx / heightPx / aspect - 1);
          if (aspectError > ASPECT_TOLERANCE) continue;
          const coverage = (left.coverage + right.coverage + top.coverage + bottom.coverage) / 4;
          candidates.push({
            card: { corners: [topLeft, topRight, bottomRight, bottomLeft], widthPx, heightPx },
            lines: [left, right, top, bottom],
            // A card's inner frame has its shape too: of equals, the outer one is the card.
            promise: coverage - aspectError + 0.5 * (widthPx / width),
          });
        }
      }
    }
  }
  return candidates.sort((a, b) => b.promise - a.promise).slice(0, MAX_CHECKED);
}

/** The coverage of each whole side. */
function checkSides(uprights: EdgeSigns, levels: EdgeSigns, { card, lines }: Candidate): number[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = card.corners;
  const check = (edges: EdgeSigns, line: SideLine, from: number, to: number) => {
    const skipped = (to - from) * CORNER_SHARE;
    return coverageOf(edges, line, from + skipped, to - skipped);
  };
  const [left, right, top, bottom] = lines;
  return [
    check(uprights, left, topLeft.y, bottomLeft.y),
    check(uprights, right, topRight.y, bottomRight.y),
    check(levels, top, topLeft.x, topRight.x),
    check(levels, bottom, bottomLeft.x, bottomRight.x),
  ];
}

/** Whether the two outermost lines of a direction are farther apart than a card of the image's size allows. */
function isTooLarge(uprights: EdgeSigns, levels: EdgeSigns, aspect: number): boolean {
  const spanOf = (edges: EdgeSigns) => {
    const lows = findSideLines(edges, 'left').map(({ x }) => x);
    const highs = findSideLines(edges, 'right').map(({ x }) => x);
    return lows.length && highs.length ? Math.max(...highs) - Math.min(...lows) : 0;
  };
  return spanOf(levels) * aspect > uprights.widthPx || spanOf(uprights) / aspect > uprights.heightPx;
}

/**
 * Looks for a card by the four straight edges around it, each nearly upright or level.
 *
 * @param aspect width by height of the document
 */
export function findCard(image: GreyImage, aspect: number): CardSearch {
  const uprights = findEdgeSigns(image);
  const levels = findEdgeSigns(transpose(image));
  let best: { card: FoundCard; score: number } | undefined;
  for (const candidate of listCandidates(uprights, levels, aspect)) {
    const sides = checkSides(uprights, levels, candidate);
    const mean = sides.reduce((sum, side) => sum + side, 0) / sides.length;
    if (Math.min(...sides) < MIN_SIDE_COVERAGE || mean < MIN_MEAN_COVERAGE) continue;
    const score = mean + 0.5 * (candidate.card.widthPx / image.widthPx);
    if (!best || score > best.score) best = { card: candidate.card, score };
  }
  if (best) return { kind: 'found', card: best.card };
  return { kind: isTooLarge(uprights, levels, aspect) ? 'too-large' : 'nothing' };
}

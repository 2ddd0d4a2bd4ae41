import type { EdgeSigns } from './edge-signs';

/** A nearly upright line: `x` at half the image's height, `slope` in pixels of x for a pixel of y. */
export type Line = { x: number; slope: number };

/** @property coverage see `coverageOf` */
export type SideLine = Line & { coverage: number };

/** Degrees; held by hand, a card leans up to about 5° before people straighten it themselves. */
const MAX_TILT_DEGREES = 6;
/** Between two steps, a line strays by one pixel over the span looked at: an edge is that wide. */
const TILT_STEP_DEGREES = 2;
/** A card of 40 % of the frame still crosses this much of its middle: smaller ones are too far away to find. */
const SPAN_SHARE = 0.36;
/** Of the pixels along a line. Fingers hide up to a third of a side; the random edges of a texture make one half. */
const MIN_COVERAGE = 0.62;
/** More lines than a card has on one side: its edge, its shadow, a band, the photo, the text's margin. */
const MAX_LINES = 6;
/** Lines nearer than this show the same edge. */
const MIN_DISTANCE_PX = 4;
/** A leaning line stays inside the image from here. */
const MIN_INSET_PX = 4;
/** Of the width: how far inwards a side is looked for. */
const REACH_SHARE = 0.42;

const SLOPES = Array.from({ length: (2 * MAX_TILT_DEGREES) / TILT_STEP_DEGREES + 1 }, (_, index) =>
  Math.tan(((index * TILT_STEP_DEGREES - MAX_TILT_DEGREES) * Math.PI) / 180),
);

/**
 * The share of a line's pixels whose edge goes the same way, between two heights; every other row is looked at.
 *
 * @returns 0 to 1
 */
export function coverageOf(edges: EdgeSigns, { x, slope }: Line, fromY: number, toY: number): number {
  const { widthPx, heightPx, signs } = edges;
  const start = Math.max(0, Math.round(fromY));
  const end = Math.min(heightPx, toY);
  let column = x + slope * (start - heightPx / 2) + 0.5;
  let brighter = 0;
  let darker = 0;
  let count = 0;
  for (let y = start; y < end; y += 2, column += 2 * slope) {
    count++;
    if (column < 0 || column >= widthPx) continue;
    const sign = signs[y * widthPx + (column | 0)];
    if (sign === 1) brighter++;
    else if (sign === -1) darker++;
  }
  return count === 0 ? 0 : Math.max(brighter, darker) / count;
}

/** The lines of the left or right part of an image that an upright side of a card may lie on, best first. */
export function findSideLines(edges: EdgeSigns, side: 'left' | 'right'): SideLine[] {
  const { widthPx, heightPx } = edges;
  const fromY = (heightPx * (1 - SPAN_SHARE)) / 2;
  const toY = (heightPx * (1 + SPAN_SHARE)) / 2;
  const reach = Math.round(widthPx * REACH_SHARE);
  const found: SideLine[] = [];
  for (let inset = MIN_INSET_PX; inset < reach; inset++) {
    const x = side === 'left' ? inset : widthPx - 1 - inset;
    let coverage = 0;
    let bestSlope = 0;
    for (const slope of SLOPES) {
      const covered = coverageOf(edges, { x, slope }, fromY, toY);
      // Of equal lines the more upright one: short spans tell small tilts apart badly.
      if (covered > coverage || (covered === coverage && Math.abs(slope) < Math.abs(bestSlope))) {
        coverage = covered;
        bestSlope = slope;
      }
    }
    if (coverage >= MIN_COVERAGE) found.push({ x, slope: bestSlope, coverage });
  }
  const kept: SideLine[] = [];
  for (const line of found.sort((a, b) => b.coverage - a.coverage)) {
    if (kept.length === MAX_LINES) break;
    if (kept.every((other) => Math.abs(other.x - line.x) >= MIN_DISTANCE_PX)) kept.push(line);
  }
  return kept;
}

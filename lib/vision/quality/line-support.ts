import type { EdgeMap } from './edge-map';
import { EDGE_STEP_MIN, type Line } from './find-level-lines';

/** The lines of an image: level ones, and upright ones as the level ones of the transposed image. */
export type Sides = { level: readonly Line[]; upright: readonly Line[]; map: EdgeMap; turned: EdgeMap };

export type Place = { x: number; y: number };

/** Opposite sides differ by no more in direction than perspective makes them, as a slope. */
const SLOPE_DIFFERENCE_MAX = 0.14;
/** Corners are round: sides are looked at between them, as a share of their length. */
export const CORNER_SHARE = 0.06;
const SAMPLES = 48;

/** Where a level line meets an upright one. */
export function cross(level: Line, upright: Line): Place {
  const x = (upright.startPx + upright.slope * level.startPx) / (1 - upright.slope * level.slope);
  return { x, y: level.startPx + level.slope * x };
}

/** The share of a level line, from one x to another, where there is an edge; 0 to 1. */
export function measureSupport({ widthPx, heightPx, down }: EdgeMap, line: Line, fromX: number, toX: number): number {
  let seen = 0;
  for (let index = 0; index < SAMPLES; index += 1) {
    const x = Math.round(fromX + ((toX - fromX) * (index + 0.5)) / SAMPLES);
    const y = Math.round(line.startPx + line.slope * x);
    if (x < 0 || x >= widthPx || y < 1 || y >= heightPx - 1) continue;
    const at = y * widthPx + x;
    const step = Math.max(down[at - widthPx] ?? 0, down[at] ?? 0, down[at + widthPx] ?? 0);
    if (step >= EDGE_STEP_MIN) seen += 1;
  }
  return seen / SAMPLES;
}

/** The same, without the round corners at both ends. */
export function measureSideSupport(map: EdgeMap, line: Line, fromX: number, toX: number): number {
  const corner = (toX - fromX) * CORNER_SHARE;
  return measureSupport(map, line, fromX + corner, toX - corner);
}

/** Where the surface beside a side is looked at, from its edge: beyond the edge's shadow. */
const BESIDE_PX = 4;

/** The mean brightness just above (-1) or below (1) a level line, from one x to another; undefined outside the image. */
export function measureBeside(
  { widthPx, heightPx, pixels }: EdgeMap,
  line: Line,
  [fromX, toX]: readonly [number, number],
  direction: -1 | 1,
): number | undefined {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < SAMPLES; index += 1) {
    const x = Math.round(fromX + ((toX - fromX) * (index + 0.5)) / SAMPLES);
    const y = Math.round(line.startPx + line.slope * x) + direction * BESIDE_PX;
    if (x < 0 || x >= widthPx || y < 0 || y >= heightPx) continue;
    sum += pixels[y * widthPx + x] ?? 0;
    count += 1;
  }
  return count > 0 ? sum / count : undefined;
}

/** Every two lines that may be opposite sides of a card, the upper first. @param atPx the x where heights are compared */
export function* pairLines(lines: readonly Line[], atPx: number): Generator<readonly [Line, Line]> {
  const heightOf = ({ startPx, slope }: Line) => startPx + slope * atPx;
  const sorted = [...lines].sort((a, b) => heightOf(a) - heightOf(b));
  for (const [index, first] of sorted.entries()) {
    for (const second of sorted.slice(index + 1)) {
      if (Math.abs(first.slope - second.slope) <= SLOPE_DIFFERENCE_MAX) yield [first, second];
    }
  }
}

/** Whether a place lies in the image, or beside its border by no more than a pixel. */
export const isInImage = ({ x, y }: Place, { widthPx, heightPx }: EdgeMap) =>
  x >= -1 && y >= -1 && x <= widthPx && y <= heightPx;

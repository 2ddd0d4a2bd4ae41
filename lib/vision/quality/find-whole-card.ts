import { type Box, countBrightness, findPercentile } from '../gray/brightness';
import type { Line } from './find-level-lines';
import { cross, isInImage, measureBeside, measureSideSupport, pairLines, type Sides } from './line-support';

/** A card with its four sides in the image; in its pixels. `inside` is the largest upright box within it. */
export type WholeCard = { inside: Box; longEdgePx: number; areaPx: number };

/** Long edge to short edge: ID-1 cards have 1.586, passport pages 1.42, and perspective changes both. */
const ASPECT_MIN = 1.3;
const ASPECT_MAX = 1.78;
/** Of the image's longer edge: smaller rectangles are parts of something. */
const LONG_EDGE_SHARE_MIN = 0.15;
/** The share of a side where an edge is seen. A hand may hold the card, and light may wash a part out. */
const SUPPORT_MIN = 0.6;
/**
 * A card differs from what it lies on by this much, all around and in the same sense. A field of print differs from the card
 * around it by less: most of both is paper. 0 to 255.
 */
const CONTRAST_MIN = 12;

type Quad = { top: Line; bottom: Line; left: Line; right: Line };

function measureShape({ top, bottom, left, right }: Quad, { map }: Sides) {
  const a = cross(top, left);
  const b = cross(top, right);
  const c = cross(bottom, right);
  const d = cross(bottom, left);
  if (![a, b, c, d].every((corner) => isInImage(corner, map))) return undefined;
  const widthPx = (Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - d.x, c.y - d.y)) / 2;
  const heightPx = (Math.hypot(d.x - a.x, d.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y)) / 2;
  const longEdgePx = Math.max(widthPx, heightPx);
  const aspect = longEdgePx / Math.min(widthPx, heightPx);
  const isLarge = longEdgePx >= LONG_EDGE_SHARE_MIN * Math.max(map.widthPx, map.heightPx);
  const isCard = isLarge && aspect >= ASPECT_MIN && aspect <= ASPECT_MAX;
  return isCard ? { a, b, c, d, longEdgePx, areaPx: widthPx * heightPx } : undefined;
}

type Shape = NonNullable<ReturnType<typeof measureShape>>;

/** The mean share of edge along the four sides; 0 where one of them is not seen. */
function measureOutline({ top, bottom, left, right }: Quad, { a, b, c, d }: Shape, { map, turned }: Sides): number {
  let sum = 0;
  const sides = [
    [map, top, a.x, b.x],
    [map, bottom, d.x, c.x],
    [turned, left, a.y, d.y],
    [turned, right, b.y, c.y],
  ] as const;
  for (const side of sides) {
    const share = measureSideSupport(...side);
    if (share < SUPPORT_MIN) return 0;
    sum += share;
  }
  return sum / sides.length;
}

function findInside({ a, b, c, d }: Shape, { map }: Sides): Box {
  return {
    leftPx: Math.ceil(Math.max(0, a.x, d.x)),
    topPx: Math.ceil(Math.max(0, a.y, b.y)),
    rightPx: Math.floor(Math.min(map.widthPx, b.x, c.x)),
    bottomPx: Math.floor(Math.min(map.heightPx, c.y, d.y)),
  };
}

/** Whether what lies around an outline is lighter than most of what is in it, on every side, or darker. */
function standsOut({ top, bottom, left, right }: Quad, shape: Shape, sides: Sides): boolean {
  const { map, turned } = sides;
  const { a, b, c, d } = shape;
  const inside = findPercentile(countBrightness(map, findInside(shape, sides)), 0.5);
  const around = [
    measureBeside(map, top, [a.x, b.x], -1),
    measureBeside(map, bottom, [d.x, c.x], 1),
    measureBeside(turned, left, [a.y, d.y], -1),
    measureBeside(turned, right, [b.y, c.y], 1),
  ].filter((brightness) => brightness !== undefined);
  return (
    around.every((brightness) => inside - brightness >= CONTRAST_MIN) ||
    around.every((brightness) => brightness - inside >= CONTRAST_MIN)
  );
}

/** The largest and best seen outline with the shape of a card, all of it in the image. */
export function findWholeCard(sides: Sides): WholeCard | undefined {
  let best: Shape | undefined;
  let bestScore = 0;
  for (const [top, bottom] of pairLines(sides.level, sides.map.widthPx / 2)) {
    for (const [left, right] of pairLines(sides.upright, sides.map.heightPx / 2)) {
      const quad = { top, bottom, left, right };
      const shape = measureShape(quad, sides);
      // A well seen outline counts up to this much: a smaller one is not worth measuring.
      if (!shape || Math.sqrt(shape.areaPx) <= bestScore) continue;
      const score = measureOutline(quad, shape, sides) * Math.sqrt(shape.areaPx);
      if (score <= bestScore || !standsOut(quad, shape, sides)) continue;
      bestScore = score;
      best = shape;
    }
  }
  return best && { inside: findInside(best, sides), longEdgePx: best.longEdgePx, areaPx: best.areaPx };
}

import { type Box, countBrightness, findPercentile } from '../gray/brightness';
import type { Line } from './find-level-lines';
import { type Expected, findOutline, type ImageLines, listSides, type Outline } from './find-outline';
import type { EdgeMap, EdgeMaps } from './map-edges';

/** A card whose four sides are in the image, in its pixels. */
export type WholeCard = {
  /** The largest upright box inside it, and the smallest around it. */
  inside: Box;
  around: Box;
  longEdgePx: number;
  areaPx: number;
};

/** Long edge over short edge: ID-1 cards have 1.586, passport pages 1.42, and perspective changes both. */
const ASPECT_MIN = 1.3;
const ASPECT_MAX = 1.78;
/** Share of the image's longer edge: smaller rectangles are parts of something. */
const LONG_EDGE_SHARE_MIN = 0.15;
/**
 * A card differs from the surface it lies on by at least this much, all around and in the same direction. A block of
 * print differs less from the card around it: most of both is paper. 0 to 255.
 */
const CONTRAST_MIN = 12;
/** Where the surface next to a side is sampled, measured from its edge: beyond the edge's shadow. */
const BESIDE_PX = 4;
const SAMPLES = 48;

/**
 * The mean brightness just above (-1) or below (1) a level line, from one x to another; undefined outside the image.
 */
function measureBeside(
  { widthPx, heightPx, pixels }: EdgeMap,
  line: Line,
  fromX: number,
  toX: number,
  direction: number,
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

function findInside({ corners: [a, b, c, d] }: Outline, { map }: EdgeMaps): Box {
  return {
    leftPx: Math.ceil(Math.max(0, a.x, d.x)),
    topPx: Math.ceil(Math.max(0, a.y, b.y)),
    rightPx: Math.floor(Math.min(map.widthPx, b.x, c.x)),
    bottomPx: Math.floor(Math.min(map.heightPx, c.y, d.y)),
  };
}

/** The smallest upright box around a card, as far as the image goes. */
export function findAround({ corners }: Pick<Outline, 'corners'>, image: { widthPx: number; heightPx: number }): Box {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    leftPx: Math.floor(Math.max(0, Math.min(...xs))),
    topPx: Math.floor(Math.max(0, Math.min(...ys))),
    rightPx: Math.ceil(Math.min(image.widthPx, Math.max(...xs))),
    bottomPx: Math.ceil(Math.min(image.heightPx, Math.max(...ys))),
  };
}

/** The brightness just outside each side, and that of most of the inside. */
function measureAround(outline: Outline, maps: EdgeMaps) {
  const inside = findPercentile(countBrightness(maps.map, findInside(outline, maps)), 0.5);
  const around = listSides(outline, maps).map(([map, line, fromX, toX], index) =>
    measureBeside(map, line, fromX, toX, index % 2 === 0 ? -1 : 1),
  );
  return { inside, around };
}

/**
 * Whether the surface is seen beyond each side that is near the image's border: there, the edge of a portrait passes for
 * the side of a card that the border cuts off, and the card goes on beyond it. The other sides are not examined.
 *
 * @param nearPx how close to the border
 */
export function endsBeforeBorder(outline: Outline, maps: EdgeMaps, nearPx: number): boolean {
  const { widthPx, heightPx } = maps.map;
  const [a, b, c, d] = outline.corners;
  const gaps = [Math.min(a.y, b.y), heightPx - Math.max(c.y, d.y), Math.min(a.x, d.x), widthPx - Math.max(b.x, c.x)];
  const { inside, around } = measureAround(outline, maps);
  return around.every((brightness, side) => {
    if ((gaps[side] as number) >= nearPx) return true;
    return brightness !== undefined && Math.abs(inside - brightness) >= CONTRAST_MIN;
  });
}

/** Whether the area around an outline is lighter than most of its inside, on every side, or darker. */
export function standsOut(outline: Outline, lines: EdgeMaps): boolean {
  const { inside, around } = measureAround(outline, lines);
  const seen = around.filter((brightness) => brightness !== undefined);
  return (
    seen.every((brightness) => inside - brightness >= CONTRAST_MIN) ||
    seen.every((brightness) => brightness - inside >= CONTRAST_MIN)
  );
}

/** The largest and most clearly seen outline with the shape of a card, entirely inside the image. */
export function findWholeCard(lines: ImageLines): WholeCard | undefined {
  const longEdgeMinPx = LONG_EDGE_SHARE_MIN * Math.max(lines.map.widthPx, lines.map.heightPx);
  const expected: Expected = {
    isShape: ({ widthPx, heightPx }) => {
      const longEdgePx = Math.max(widthPx, heightPx);
      const aspect = longEdgePx / Math.min(widthPx, heightPx);
      return longEdgePx >= longEdgeMinPx && aspect >= ASPECT_MIN && aspect <= ASPECT_MAX;
    },
    sideCoverageMin: 0.6,
    coverageMin: 0.6,
    accepts: (outline) => standsOut(outline, lines),
  };
  const outline = findOutline(lines, expected);
  if (!outline) return undefined;
  const { widthPx, heightPx, areaPx } = outline;
  const [inside, around] = [findInside(outline, lines), findAround(outline, lines.map)];
  return { inside, around, longEdgePx: Math.max(widthPx, heightPx), areaPx };
}

import type { GrayImage } from '../gray/gray-image';
import type { FarCard } from './find-card-anywhere';
import { CORNER_SHARE, distance, type Point } from './find-outline';

/** Steps of 0 to 255 between most of a card and what it lies on, or is held before. */
const CONTRAST_MIN = 10;
/** Share of the samples beside each side: fingers are there, and a face that is as light as the card. */
const BESIDE_SHARE_MIN = 0.65;
/** Where the samples are: beyond the edge and its shadow, and between the round corners. */
const BESIDE_PX = 3;
const BESIDE_SHARE = 0.04;
const SAMPLES = 32;
const GRID = 16;

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/**
 * Whether what is just outside each side of a card differs from most of its inside: beyond a block of print, or the edge
 * of a portrait, the card's own paper goes on.
 */
export function standsOutAnywhere(
  { corners, heightPx }: FarCard,
  { widthPx, heightPx: rows, pixels }: GrayImage,
): boolean {
  const at = ({ x, y }: Point) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    return column < 0 || row < 0 || column >= widthPx || row >= rows ? undefined : pixels[row * widthPx + column];
  };
  const [a, b, c, d] = corners;
  const inside: number[] = [];
  for (let down = 0.5; down < GRID; down += 1) {
    const [left, right] = [between(a, d, down / GRID), between(b, c, down / GRID)];
    for (let across = 0.5; across < GRID; across += 1) inside.push(at(between(left, right, across / GRID)) ?? 0);
  }
  const most = inside.sort((one, other) => one - other)[inside.length >> 1] as number;
  const besidePx = BESIDE_PX + BESIDE_SHARE * heightPx;
  return corners.every((from, index) => {
    const to = corners[(index + 1) % corners.length] as Point;
    const length = distance(from, to);
    const [outX, outY] = [((to.y - from.y) / length) * besidePx, ((from.x - to.x) / length) * besidePx];
    let other = 0;
    for (let sample = 0.5; sample < SAMPLES; sample += 1) {
      const { x, y } = between(from, to, CORNER_SHARE + ((1 - 2 * CORNER_SHARE) * sample) / SAMPLES);
      const brightness = at({ x: x + outX, y: y + outY });
      if (brightness !== undefined && Math.abs(brightness - most) >= CONTRAST_MIN) other += 1;
    }
    return other >= BESIDE_SHARE_MIN * SAMPLES;
  });
}

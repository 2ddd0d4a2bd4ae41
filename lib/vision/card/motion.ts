import type { GrayImage } from '../gray/gray-image';
import type { Point } from './find-outline';

/** Mean change of lightness from one image to the next, in steps of 0 to 255; both must be the same size. */
export function measureChange(before: GrayImage, after: GrayImage): number {
  let sum = 0;
  for (let index = 0; index < after.pixels.length; index++) {
    sum += Math.abs((after.pixels[index] as number) - (before.pixels[index] as number));
  }
  return after.pixels.length === 0 ? 0 : sum / after.pixels.length;
}

/** How far the corner that moved the most has moved, in pixels. */
export function measureMovePx(before: readonly Point[], after: readonly Point[]): number {
  const moves = after.map((point, index) => {
    const old = before[index];
    return old ? Math.hypot(point.x - old.x, point.y - old.y) : Number.POSITIVE_INFINITY;
  });
  return Math.max(...moves);
}

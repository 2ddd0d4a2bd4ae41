import type { GrayImage } from './gray-image';

/** A part of an image, in its pixels; the right and bottom edges are exclusive. */
export type Box = { leftPx: number; topPx: number; rightPx: number; bottomPx: number };

/** How many pixels of a box have each brightness, 0 to 255. */
export function countBrightness({ widthPx, pixels }: GrayImage, box: Box): Uint32Array {
  const counts = new Uint32Array(256);
  for (let y = box.topPx; y < box.bottomPx; y += 1) {
    for (let x = box.leftPx; x < box.rightPx; x += 1) {
      const value = pixels[y * widthPx + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

/** The brightness that `share` of the counted pixels don't exceed. @param share 0 to 1 */
export function findPercentile(counts: Uint32Array, share: number): number {
  const goal = counts.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (let value = 0; value < counts.length; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= goal) return value;
  }
  return 255;
}

import type { GrayImage } from './gray-image';

/**
 * Sums of all pixels above and to the left of each corner of a pixel; one column and one row larger than the picture. The
 * sum of any box takes four of them.
 */
export function sumUp({ pixels, widthPx, heightPx }: GrayImage): Uint32Array {
  const stride = widthPx + 1;
  const sums = new Uint32Array(stride * (heightPx + 1));
  for (let y = 0, from = 0; y < heightPx; y += 1) {
    let rowSum = 0;
    for (let x = 0, at = (y + 1) * stride + 1; x < widthPx; x += 1, at += 1, from += 1) {
      rowSum += pixels[from] ?? 0;
      sums[at] = (sums[at - stride] ?? 0) + rowSum;
    }
  }
  return sums;
}

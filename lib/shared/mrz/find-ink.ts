import type { GrayImage } from './gray-image';

/** Half the edge of the square whose mean a pixel is compared with, of the picture's long edge: about one character. */
const REACH_SHARE = 1 / 70;
/** Ink is darker than this share of the paper around it. */
const INK_SHARE = 0.85;

/** Sums of all pixels above and to the left, one column and row larger than the picture. */
function sumUp({ pixels, widthPx, heightPx }: GrayImage): Uint32Array {
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

/** Tells ink from paper, also in uneven light: 1 where a pixel and its neighbours are darker than their surroundings. */
export function findInk(image: GrayImage): Uint8Array {
  const { widthPx, heightPx } = image;
  const sums = sumUp(image);
  const stride = widthPx + 1;
  const meanAround = (x: number, y: number, reach: number) => {
    const [left, right] = [Math.max(0, x - reach), Math.min(widthPx, x + reach + 1)];
    const [top, bottom] = [Math.max(0, y - reach) * stride, Math.min(heightPx, y + reach + 1) * stride];
    const sum =
      (sums[bottom + right] ?? 0) - (sums[top + right] ?? 0) - (sums[bottom + left] ?? 0) + (sums[top + left] ?? 0);
    return (sum * stride) / ((right - left) * (bottom - top));
  };
  const reach = Math.max(4, Math.round(Math.max(widthPx, heightPx) * REACH_SHARE));
  const ink = new Uint8Array(widthPx * heightPx);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      if (meanAround(x, y, 1) < INK_SHARE * meanAround(x, y, reach)) ink[at] = 1;
    }
  }
  return ink;
}

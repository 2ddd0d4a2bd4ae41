import type { GrayImage } from '../gray/gray-image';
import { sumUp } from '../gray/sum-up';

/**
 * Half the edge of the square whose mean a pixel is compared with, as a share of the picture's long edge: about one
 * character.
 */
const REACH_SHARE = 1 / 70;
const USUAL_INK_SHARE = 0.85;

/**
 * Separates ink from paper, even in uneven light: 1 where a pixel and its neighbors are darker than their surroundings.
 *
 * @param inkShare ink is darker than this share of the paper around it
 */
export function findInk(image: GrayImage, inkShare = USUAL_INK_SHARE): Uint8Array {
  const { widthPx, heightPx } = image;
  const sums = sumUp(image);
  const stride = widthPx + 1;
  const reach = Math.max(4, Math.round(Math.max(widthPx, heightPx) * REACH_SHARE));
  const ink = new Uint8Array(widthPx * heightPx);
  for (let y = 1; y < heightPx - 1; y += 1) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(heightPx, y + reach + 1)];
    const [topAt, bottomAt, aboveAt, belowAt] = [top * stride, bottom * stride, (y - 1) * stride, (y + 2) * stride];
    for (let x = 1, at = y * widthPx + 1; x < widthPx - 1; x += 1, at += 1) {
      const left = x < reach ? 0 : x - reach;
      const right = x + reach < widthPx ? x + reach + 1 : widthPx;
      const around = sumBox(sums, topAt, bottomAt, left, right);
      const here = sumBox(sums, aboveAt, belowAt, x - 1, x + 2);
      if (here * (right - left) * (bottom - top) < 9 * inkShare * around) ink[at] = 1;
    }
  }
  return ink;
}

/** @param topAt where the box's first row starts, and `bottomAt` the row after its last */
function sumBox(sums: Uint32Array, topAt: number, bottomAt: number, left: number, right: number): number {
  const above = (sums[topAt + right] ?? 0) - (sums[topAt + left] ?? 0);
  return (sums[bottomAt + right] ?? 0) - (sums[bottomAt + left] ?? 0) - above;
}

import type { GrayImage } from '../gray/gray-image';

/** How much of a bar's difference from its surroundings is added to it. */
const STRENGTH = 1.5;

/** Removes grain along upright bars and blur across them. @param reachPx about the width of the thinnest bar */
export function sharpenBars({ pixels, widthPx, heightPx }: GrayImage, reachPx: number): GrayImage {
  const smooth = new Float32Array(pixels.length);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    const above = y > 0 ? -widthPx : 0;
    const below = y < heightPx - 1 ? widthPx : 0;
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      smooth[at] = ((pixels[at + above] ?? 0) + (pixels[at] ?? 0) + (pixels[at + below] ?? 0)) / 3;
    }
  }
  const sharp = new Uint8ClampedArray(pixels.length);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    const row = y * widthPx;
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      const left = smooth[row + Math.max(0, x - reachPx)] ?? 0;
      const right = smooth[row + Math.min(widthPx - 1, x + reachPx)] ?? 0;
      const here = smooth[at] ?? 0;
      sharp[at] = here + STRENGTH * (here - (left + right) / 2);
    }
  }
  return { pixels: sharp, widthPx, heightPx };
}

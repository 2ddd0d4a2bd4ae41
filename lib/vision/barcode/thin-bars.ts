import type { GrayImage } from '../gray/gray-image';

/**
 * Averages over this many lines up and down, which evens out the steps that slanted bars have in a black-and-white
 * scan.
 */
const REACH_LINES = 2;

function smoothLines({ pixels, widthPx, heightPx }: GrayImage): Float32Array {
  const smooth = new Float32Array(pixels.length);
  for (let y = 0; y < heightPx; y += 1) {
    for (let line = y - REACH_LINES; line <= y + REACH_LINES; line += 1) {
      const from = Math.min(heightPx - 1, Math.max(0, line)) * widthPx;
      for (let x = 0, at = y * widthPx; x < widthPx; x += 1, at += 1) {
        smooth[at] = (smooth[at] ?? 0) + (pixels[from + x] ?? 0);
      }
    }
  }
  return smooth;
}

/**
 * Makes dark upright bars one pixel thinner on each side: ink spread, or the threshold of a black-and-white scan, made
 * them wider than intended.
 */
export function thinBars(image: GrayImage): GrayImage {
  const { widthPx, heightPx } = image;
  const smooth = smoothLines(image);
  const thin = new Uint8ClampedArray(smooth.length);
  for (let at = 1; at < thin.length - 1; at += 1) {
    const brightest = Math.max(smooth[at - 1] ?? 0, smooth[at] ?? 0, smooth[at + 1] ?? 0);
    thin[at] = brightest / (2 * REACH_LINES + 1);
  }
  return { pixels: thin, widthPx, heightPx };
}

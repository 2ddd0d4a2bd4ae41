import type { GrayImage } from '../gray/gray-image';

/** Averages over so many lines up and down: the steps that a black-and-white scan gives slanted bars even out. */
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
 * Makes dark upright bars a pixel thinner on either side: ink that ran, or the threshold of a black-and-white scan, made them
 * wider than they were meant.
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

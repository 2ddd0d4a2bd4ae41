import type { GrayImage } from '../gray/gray-image';
import { sampleAt } from '../gray/sample-at';
import { sumUp } from '../gray/sum-up';
import { CHECK_CASCADE_BASE64 } from './check-cascade-bytes';
import type { Face } from './find-faces';
import { passes, readCascade } from './pattern-cascade';

const WINDOW_PX = 45;
const CASCADE = readCascade(CHECK_CASCADE_BASE64, WINDOW_PX);

/** Widths of the window, in widths of the face: the two cascades disagree on where a face ends. */
const SCALES = [0.65, 0.72, 0.79, 0.87, 0.95, 1.05, 1.15, 1.27, 1.4];
/** How far the middle of the window may be from the face's, as a share of the face's width. */
const STRAY_MAX = 0.25;

/** Fewer windows show a face by chance now and then. */
const WINDOWS_MIN = 2;

/** Whether enough windows of the second cascade show the face, too: what only the first one takes for a face is often none. */
export function isConfirmed(image: GrayImage, { x, y, widthPx }: Face): boolean {
  let count = 0;
  for (const scale of SCALES) {
    const stepPx = (widthPx * scale) / WINDOW_PX;
    const strayPx = Math.floor((STRAY_MAX * widthPx) / stepPx);
    const sidePx = WINDOW_PX + 2 * strayPx;
    const sums = { stride: sidePx + 1, values: sumUp(cut(image, x, y, sidePx, stepPx)) };
    for (let top = 0; top <= 2 * strayPx; top += 1)
      for (let left = 0; left <= 2 * strayPx; left += 1)
        if (passes(CASCADE, sums, top * sums.stride + left)) count += 1;
    if (count >= WINDOWS_MIN) return true;
  }
  return false;
}

/** A square around a place, sampled every `stepPx`. */
function cut(image: GrayImage, x: number, y: number, sidePx: number, stepPx: number): GrayImage {
  const pixels = new Uint8ClampedArray(sidePx * sidePx);
  const from = (-sidePx / 2 + 0.5) * stepPx - 0.5;
  for (let row = 0, at = 0; row < sidePx; row += 1)
    for (let column = 0; column < sidePx; column += 1, at += 1)
      pixels[at] = sampleAt(image, x + from + column * stepPx, y + from + row * stepPx);
  return { widthPx: sidePx, heightPx: sidePx, pixels };
}

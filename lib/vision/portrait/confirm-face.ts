import type { GrayImage } from '../gray/gray-image';
import { sampleEvery } from '../gray/sample-every';
import { sumUp } from '../gray/sum-up';
import { CHECK_CASCADE_BASE64 } from './check-cascade-bytes';
import type { Face } from './find-faces';
import { passes, readCascade } from './pattern-cascade';

/** Width and height of the window that the second cascade judges, in pixels. */
const WINDOW_PX = 45;
const CASCADE = readCascade(CHECK_CASCADE_BASE64);

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
    const [left, top] = [x - (sidePx / 2) * stepPx, y - (sidePx / 2) * stepPx];
    const around = sampleEvery(image, stepPx, { left, top, widthPx: sidePx, heightPx: sidePx });
    const sums = { stride: sidePx + 1, values: sumUp(around) };
    for (let row = 0; row <= 2 * strayPx; row += 1)
      for (let column = 0; column <= 2 * strayPx; column += 1)
        if (passes(CASCADE, sums, row * sums.stride + column)) count += 1;
    if (count >= WINDOWS_MIN) return true;
  }
  return false;
}

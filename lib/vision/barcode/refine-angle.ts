import type { GrayImage } from '../gray/gray-image';
import type { BarcodeArea } from './find-barcode-areas';

/** Every second pixel in each direction is enough, and for a large area this many pixels in total. */
const LEAST_STEP_PX = 2;
const ENOUGH_PIXELS = 100_000;

/**
 * Finds the angle of an area's rows from the whole picture, since shrunken bars look more tilted than they are. Weights
 * neighbors with Scharr's 3-10-3, which preserves directions.
 */
export function refineAngle({ pixels, widthPx, heightPx }: GrayImage, area: BarcodeArea): number {
  const [cos, sin] = [Math.cos(area.angle), Math.sin(area.angle)];
  const stepPx = Math.max(LEAST_STEP_PX, Math.floor(Math.sqrt((area.widthPx * area.heightPx) / ENOUGH_PIXELS)));
  let [xx, yy, xy] = [0, 0, 0];
  for (let v = -area.heightPx / 2; v < area.heightPx / 2; v += stepPx) {
    for (let u = -area.widthPx / 2; u < area.widthPx / 2; u += stepPx) {
      const x = Math.round(area.centerX + u * cos - v * sin);
      const y = Math.round(area.centerY + u * sin + v * cos);
      if (x < 1 || y < 1 || x >= widthPx - 1 || y >= heightPx - 1) continue;
      const at = y * widthPx + x;
      const p = (offset: number) => pixels[at + offset] ?? 0;
      const diagonal = p(widthPx + 1) - p(-widthPx - 1);
      const other = p(1 - widthPx) - p(widthPx - 1);
      const dx = 3 * (diagonal + other) + 10 * (p(1) - p(-1));
      const dy = 3 * (diagonal - other) + 10 * (p(widthPx) - p(-widthPx));
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return Number.isFinite(angle) ? angle : area.angle;
}

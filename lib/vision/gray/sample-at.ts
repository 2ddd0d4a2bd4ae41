import type { GrayImage } from './gray-image';

/** The brightness at a place between pixels, interpolated; outside the picture, that of its border. `x`, `y`: in pixels. */
export function sampleAt({ pixels, widthPx, heightPx }: GrayImage, x: number, y: number): number {
  const left = Math.max(0, Math.min(widthPx - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(heightPx - 2, Math.floor(y)));
  const [fx, fy, at] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top)), top * widthPx + left];
  const upper = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
  const lower = (pixels[at + widthPx] ?? 0) * (1 - fx) + (pixels[at + widthPx + 1] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}

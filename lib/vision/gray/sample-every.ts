import type { GrayImage } from './gray-image';
import { sampleAt } from './sample-at';

type Part = { left: number; top: number; widthPx: number; heightPx: number };

/**
 * Samples a part of a picture every `stepPx` pixels.
 *
 * @param part `left` and `top` in pixels of the picture, maybe outside it; its size in pixels of the result
 */
export function sampleEvery(image: GrayImage, stepPx: number, { left, top, widthPx, heightPx }: Part): GrayImage {
  const pixels = new Uint8ClampedArray(widthPx * heightPx);
  for (let y = 0, to = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1, to += 1)
      pixels[to] = sampleAt(image, left + (x + 0.5) * stepPx - 0.5, top + (y + 0.5) * stepPx - 0.5);
  return { widthPx, heightPx, pixels };
}

import { type GrayImage, transpose } from './gray-image';

function smoothRows({ widthPx, heightPx, pixels }: GrayImage): GrayImage {
  const smoothed = new Uint8ClampedArray(pixels.length);
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      const value = pixels[at] ?? 0;
      const before = x > 0 ? (pixels[at - 1] ?? 0) : value;
      const after = x + 1 < widthPx ? (pixels[at + 1] ?? 0) : value;
      smoothed[at] = (before + 2 * value + after) / 4;
    }
  }
  return { widthPx, heightPx, pixels: smoothed };
}

/** Weighs each pixel with its neighbors, 1:2:1 in both directions. */
export const smooth = (image: GrayImage): GrayImage => transpose(smoothRows(transpose(smoothRows(image))));

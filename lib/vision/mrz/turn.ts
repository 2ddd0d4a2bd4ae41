import type { GrayImage } from '../gray/gray-image';
import type { Blob } from './find-blobs';

/** A picture and the patches of ink in it. */
export type View = { image: GrayImage; blobs: Blob[] };

/** Turns clockwise by a quarter. */
export function turnQuarter({ image: { pixels, widthPx, heightPx }, blobs }: View): View {
  const turned = new Uint8ClampedArray(pixels.length);
  for (let y = 0, from = 0; y < heightPx; y += 1) {
    for (let x = 0, to = heightPx - 1 - y; x < widthPx; x += 1, from += 1, to += heightPx) {
      turned[to] = pixels[from] ?? 0;
    }
  }
  return {
    image: { pixels: turned, widthPx: heightPx, heightPx: widthPx },
    blobs: blobs.map((blob) => ({
      x: heightPx - 1 - blob.y,
      y: blob.x,
      widthPx: blob.heightPx,
      heightPx: blob.widthPx,
    })),
  };
}

/** Turns upside down. */
export function turnHalf({ image: { pixels, widthPx, heightPx }, blobs }: View): View {
  return {
    image: { pixels: pixels.slice().reverse(), widthPx, heightPx },
    blobs: blobs.map((blob) => ({ ...blob, x: widthPx - 1 - blob.x, y: heightPx - 1 - blob.y })),
  };
}

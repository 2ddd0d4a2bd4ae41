/** A picture without colour, one byte for each pixel, row by row. */
export type GrayImage = { pixels: Uint8Array | Uint8ClampedArray; widthPx: number; heightPx: number };

/** Turns a picture clockwise by a quarter. */
export function turnQuarter({ pixels, widthPx, heightPx }: GrayImage): GrayImage {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0, from = 0; y < heightPx; y += 1) {
    for (let x = 0, to = heightPx - 1 - y; x < widthPx; x += 1, from += 1, to += heightPx) {
      turned[to] = pixels[from] ?? 0;
    }
  }
  return { pixels: turned, widthPx: heightPx, heightPx: widthPx };
}

/** Turns a picture by a half. */
export function turnHalf({ pixels, widthPx, heightPx }: GrayImage): GrayImage {
  return { pixels: pixels.slice().reverse(), widthPx, heightPx };
}

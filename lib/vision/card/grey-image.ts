/** Lightness of each pixel, 0 to 255, row by row from the top left. */
export type GreyImage = { widthPx: number; heightPx: number; pixels: Uint8ClampedArray };

/**
 * Makes a grey image of what a canvas gives.
 *
 * @param rgba four bytes a pixel; weights of ITU-R BT.601 in 256ths
 */
export function toGreyImage(rgba: ArrayLike<number>, widthPx: number, heightPx: number): GreyImage {
  const pixels = new Uint8ClampedArray(widthPx * heightPx);
  for (let index = 0; index < pixels.length; index++) {
    const offset = index * 4;
    pixels[index] = ((rgba[offset] ?? 0) * 77 + (rgba[offset + 1] ?? 0) * 150 + (rgba[offset + 2] ?? 0) * 29) >> 8;
  }
  return { widthPx, heightPx, pixels };
}

/** Swaps rows and columns, so that what finds upright edges finds level ones too. */
export function transpose({ widthPx, heightPx, pixels }: GreyImage): GreyImage {
  const turned = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) turned[x * heightPx + y] = pixels[y * widthPx + x] ?? 0;
  }
  return { widthPx: heightPx, heightPx: widthPx, pixels: turned };
}

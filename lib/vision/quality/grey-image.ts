/** Brightness of each pixel, 0 to 255, row by row. */
export type GreyImage = { widthPx: number; heightPx: number; values: Uint8ClampedArray };

/** A part of an image, in its pixels; the right and bottom edges are outside. */
export type Box = { leftPx: number; topPx: number; rightPx: number; bottomPx: number };

/** Brightness as in ITU-R BT.601, in 1/256. @param pixels RGBA, four bytes a pixel, opaque */
export function toGrey(pixels: Uint8ClampedArray, widthPx: number, heightPx: number): GreyImage {
  const values = new Uint8ClampedArray(widthPx * heightPx);
  for (let index = 0; index < values.length; index += 1) {
    const offset = index * 4;
    const [red = 0, green = 0, blue = 0] = [pixels[offset], pixels[offset + 1], pixels[offset + 2]];
    values[index] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return { widthPx, heightPx, values };
}

/** Averages squares of `factor` × `factor` pixels into one; what is left over at the right and bottom is dropped. */
export function shrinkGrey({ widthPx, heightPx, values }: GreyImage, factor: number): GreyImage {
  const smallWidthPx = Math.floor(widthPx / factor);
  const smallHeightPx = Math.floor(heightPx / factor);
  const small = new Uint8ClampedArray(smallWidthPx * smallHeightPx);
  for (let y = 0; y < smallHeightPx; y += 1) {
    for (let x = 0; x < smallWidthPx; x += 1) {
      let sum = 0;
      for (let row = 0; row < factor; row += 1) {
        const start = (y * factor + row) * widthPx + x * factor;
        for (let column = 0; column < factor; column += 1) sum += values[start + column] ?? 0;
      }
      small[y * smallWidthPx + x] = sum / (factor * factor);
    }
  }
  return { widthPx: smallWidthPx, heightPx: smallHeightPx, values: small };
}

/** How many pixels of a box have each brightness, 0 to 255. */
export function countBrightness({ widthPx, values }: GreyImage, box: Box): Uint32Array {
  const counts = new Uint32Array(256);
  for (let y = box.topPx; y < box.bottomPx; y += 1) {
    for (let x = box.leftPx; x < box.rightPx; x += 1) {
      const value = values[y * widthPx + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

/** The brightness that `share` of the counted pixels do not exceed. @param share 0 to 1 */
export function findPercentile(counts: Uint32Array, share: number): number {
  const goal = counts.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (let value = 0; value < counts.length; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= goal) return value;
  }
  return 255;
}

/** A picture without colour, one byte for each pixel, row by row. */
export type GrayImage = { pixels: Uint8Array | Uint8ClampedArray; widthPx: number; heightPx: number };

/** Takes the brightness of RGBA pixels as eyes weigh it. */
export function toGray({ data, width, height }: Pick<ImageData, 'data' | 'width' | 'height'>): GrayImage {
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += 4) {
    pixels[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  }
  return { pixels, widthPx: width, heightPx: height };
}

/** Shrinks by a whole number, each pixel the mean of those it stands for. */
export function shrinkGray(image: GrayImage, factor: number): GrayImage {
  if (factor <= 1) return image;
  const widthPx = Math.floor(image.widthPx / factor);
  const heightPx = Math.floor(image.heightPx / factor);
  const pixels = new Uint8Array(widthPx * heightPx);
  const sums = new Uint32Array(widthPx);
  for (let y = 0; y < heightPx; y += 1) {
    sums.fill(0);
    for (let row = y * factor; row < (y + 1) * factor; row += 1) {
      let from = row * image.widthPx;
      for (let x = 0; x < widthPx; x += 1) {
        let sum = 0;
        for (let step = 0; step < factor; step += 1, from += 1) sum += image.pixels[from] ?? 0;
        sums[x] = (sums[x] ?? 0) + sum;
      }
    }
    for (let x = 0; x < widthPx; x += 1) pixels[y * widthPx + x] = (sums[x] ?? 0) / (factor * factor);
  }
  return { pixels, widthPx, heightPx };
}

/** Brightness of each pixel, 0 to 255, row by row from the top left. */
export type GrayImage = { widthPx: number; heightPx: number; pixels: Uint8ClampedArray };

/**
 * Computes the perceived brightness of RGBA pixels (ITU-R BT.601) with zxing's weights and rounding: whatever zxing can
 * read in the color picture, it can read in this one.
 *
 * @param rgba four bytes a pixel, opaque
 */
export function toGray(rgba: ArrayLike<number>, widthPx: number, heightPx: number): GrayImage {
  const pixels = new Uint8ClampedArray(widthPx * heightPx);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += 4) {
    const weighed = 306 * (rgba[from] ?? 0) + 601 * (rgba[from + 1] ?? 0) + 117 * (rgba[from + 2] ?? 0);
    pixels[at] = (weighed + 512) >> 10;
  }
  return { widthPx, heightPx, pixels };
}

/** The same picture in gray RGBA, opaque, as canvases and readers expect it. */
export function toImageData({ pixels, widthPx, heightPx }: GrayImage): ImageData {
  const rgba = new Uint32Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 1) rgba[at] = 0xff000000 | ((pixels[at] ?? 0) * 0x010101);
  const data = new Uint8ClampedArray(rgba.buffer);
  return { data, width: widthPx, height: heightPx, colorSpace: 'srgb' } as ImageData;
}

/**
 * Shrinks by a whole number, averaging the pixels that each one replaces; leftovers at the right and bottom are
 * dropped.
 */
export function shrinkGray(image: GrayImage, factor: number): GrayImage {
  if (factor <= 1) return image;
  const widthPx = Math.floor(image.widthPx / factor);
  const heightPx = Math.floor(image.heightPx / factor);
  const pixels = new Uint8ClampedArray(widthPx * heightPx);
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
  return { widthPx, heightPx, pixels };
}

/** Enlarges by a whole number, interpolating between the original pixels. */
export function enlargeGray({ widthPx, heightPx, pixels }: GrayImage, factor: number): GrayImage {
  const [width, height] = [widthPx * factor, heightPx * factor];
  const enlarged = new Uint8ClampedArray(width * height);
  for (let y = 0, to = 0; y < height; y += 1) {
    const fromY = Math.max(0, Math.min(heightPx - 1, (y + 0.5) / factor - 0.5));
    const top = Math.min(heightPx - 1, Math.floor(fromY));
    const [upper, lower, fy] = [top * widthPx, Math.min(heightPx - 1, top + 1) * widthPx, fromY - top];
    for (let x = 0; x < width; x += 1, to += 1) {
      const fromX = Math.max(0, Math.min(widthPx - 1, (x + 0.5) / factor - 0.5));
      const left = Math.floor(fromX);
      const [right, fx] = [Math.min(widthPx - 1, left + 1), fromX - left];
      const above = (pixels[upper + left] ?? 0) * (1 - fx) + (pixels[upper + right] ?? 0) * fx;
      const below = (pixels[lower + left] ?? 0) * (1 - fx) + (pixels[lower + right] ?? 0) * fx;
      enlarged[to] = above * (1 - fy) + below * fy;
    }
  }
  return { widthPx: width, heightPx: height, pixels: enlarged };
}

/** Swaps rows and columns, so that code that finds upright edges also finds level ones. */
export function transpose({ widthPx, heightPx, pixels }: GrayImage): GrayImage {
  const turned = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) turned[x * heightPx + y] = pixels[y * widthPx + x] ?? 0;
  }
  return { widthPx: heightPx, heightPx: widthPx, pixels: turned };
}

/** Turns an image by a quarter, counterclockwise. */
export function turnQuarter({ widthPx, heightPx, pixels }: GrayImage): GrayImage {
  const turned = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) turned[(widthPx - 1 - x) * heightPx + y] = pixels[y * widthPx + x] ?? 0;
  }
  return { widthPx: heightPx, heightPx: widthPx, pixels: turned };
}

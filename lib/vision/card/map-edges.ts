import { type GrayImage, transpose } from '../gray/gray-image';

/**
 * Steps of 0 to 255 between the two sides of an edge. Only the shadow of a white card on a white table is visible,
 * about 15 steps; the noise in a phone's video, averaged over the six pixels compared here, stays below 6.
 */
const MIN_EDGE_CONTRAST = 10;
/** Rows and columns that are summed on each side of an edge. */
const ROWS = 2;
const COLUMNS = 3;

/**
 * An image, and for each pixel its level edge: 1 where it gets lighter downward, -1 where it gets darker, 0 where
 * neither.
 */
export type EdgeMap = GrayImage & { signs: Int8Array };

/** Marks the level edges of a gray image by comparing two rows above with two below, over three columns. */
function mapLevelEdges(image: GrayImage): EdgeMap {
  const { widthPx, heightPx, pixels } = image;
  const signs = new Int8Array(pixels.length);
  const steps = new Int16Array(widthPx);
  const limit = MIN_EDGE_CONTRAST * ROWS * COLUMNS;
  for (let y = ROWS; y < heightPx - ROWS; y += 1) {
    const start = y * widthPx;
    for (let x = 0; x < widthPx; x += 1) {
      const at = start + x;
      steps[x] =
        (pixels[at + widthPx] as number) +
        (pixels[at + 2 * widthPx] as number) -
        (pixels[at - widthPx] as number) -
        (pixels[at - 2 * widthPx] as number);
    }
    for (let x = 0; x < widthPx; x += 1) {
      const step = steps[x] as number;
      const sum = (steps[x - 1] ?? step) + step + (steps[x + 1] ?? step);
      signs[start + x] = sum > limit ? 1 : sum < -limit ? -1 : 0;
    }
  }
  return { ...image, signs };
}

/** An image's level edges, and its upright ones as level edges of the image with its axes swapped. */
export type EdgeMaps = { map: EdgeMap; turned: EdgeMap };

/** Marks the edges of a gray image in both directions. */
export const mapEdges = (image: GrayImage): EdgeMaps => ({
  map: mapLevelEdges(image),
  turned: mapLevelEdges(transpose(image)),
});

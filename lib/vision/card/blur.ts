import type { GrayImage } from '../gray/gray-image';
import { smooth } from '../gray/smooth';

/** Steps of 0 to 255 over two pixels, after smoothing: five times what grain produces in video of a dim room. */
const MIN_GRADIENT = 22;
/** Share of all pixels. With fewer there is no print to judge by: an image fully out of focus has none left. */
const MIN_EDGE_SHARE = 0.004;
/** σ² that the smoothing itself adds: a 1-2-1 binomial has a variance of one half. */
const SMOOTHING_VARIANCE = 0.5;

/**
 * Estimates how far edges are smeared, from the Laplacian's variance at the edges relative to the gradient's.
 *
 * An edge smeared by a Gaussian of σ pixels has ∫gradient² ÷ ∫laplacian² = 2σ². Unlike the plain variance of the
 * Laplacian, the ratio is the same in dim and in bright light. The grain's contribution to the Laplacian is measured on
 * pixels without an edge and subtracted.
 *
 * @returns σ in pixels of the image; Infinity if there are no edges
 */
export function measureBlurPx(image: GrayImage): number {
  const { widthPx, heightPx } = image;
  const pixels = smooth(image);
  let gradientSum = 0;
  let edgeLaplacianSum = 0;
  let flatLaplacianSum = 0;
  let edgeCount = 0;
  let flatCount = 0;
  for (let y = 2; y < heightPx - 2; y++) {
    for (let at = y * widthPx + 2; at < (y + 1) * widthPx - 2; at++) {
      const left = pixels[at - 1] as number;
      const right = pixels[at + 1] as number;
      const above = pixels[at - widthPx] as number;
      const below = pixels[at + widthPx] as number;
      const gradientSquared = (right - left) ** 2 + (below - above) ** 2;
      const laplacianSquared = (left + right + above + below - 4 * (pixels[at] as number)) ** 2;
      if (gradientSquared >= MIN_GRADIENT ** 2) {
        gradientSum += gradientSquared / 4;
        edgeLaplacianSum += laplacianSquared;
        edgeCount++;
      } else if (gradientSquared * 4 < MIN_GRADIENT ** 2) {
        flatLaplacianSum += laplacianSquared;
        flatCount++;
      }
    }
  }
  if (edgeCount < widthPx * heightPx * MIN_EDGE_SHARE) return Number.POSITIVE_INFINITY;
  const grain = flatCount === 0 ? 0 : (flatLaplacianSum / flatCount) * edgeCount;
  const laplacianSum = edgeLaplacianSum - grain;
  if (laplacianSum <= 0) return Number.POSITIVE_INFINITY;
  return Math.sqrt(Math.max(0, gradientSum / (2 * laplacianSum) - SMOOTHING_VARIANCE));
}

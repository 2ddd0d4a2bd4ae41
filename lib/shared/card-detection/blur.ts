import type { GreyImage } from './grey-image';

/** Steps of 0 to 255 over two pixels: above what noise does, below what print on a card does. */
const MIN_GRADIENT = 24;
/** Of all pixels. With fewer there is no print to judge by: what is wholly out of focus has none left. */
const MIN_EDGE_SHARE = 0.004;

/**
 * Estimates how far edges are smeared, from the Laplacian's variance at the edges relative to their gradient's.
 *
 * An edge smeared by a Gaussian of σ pixels has ∫gradient² ÷ ∫laplacian² = 2σ². The ratio is the same in dim and in
 * bright light, where the plain Laplacian variance is not.
 *
 * @returns σ in pixels of the image; Infinity where nothing has an edge
 */
export function measureBlurPx({ widthPx, heightPx, pixels }: GreyImage): number {
  let gradientSum = 0;
  let laplacianSum = 0;
  let count = 0;
  const at = (index: number) => pixels[index] as number;
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const index = y * widthPx + x;
      const left = at(index - 1);
      const right = at(index + 1);
      const above = at(index - widthPx);
      const below = at(index + widthPx);
      const gradientSquared = (right - left) ** 2 + (below - above) ** 2;
      if (gradientSquared < MIN_GRADIENT ** 2) continue;
      gradientSum += gradientSquared / 4;
      laplacianSum += (left + right + above + below - 4 * at(index)) ** 2;
      count++;
    }
  }
  if (count < widthPx * heightPx * MIN_EDGE_SHARE) return Number.POSITIVE_INFINITY;
  return laplacianSum === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(gradientSum / (2 * laplacianSum));
}

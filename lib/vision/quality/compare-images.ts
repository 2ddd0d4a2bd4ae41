import type { GrayImage } from '../gray/gray-image';

/**
 * Both pictures are compared as squares of this many averages per edge: enough for print to matter, too few for grain.
 */
export const COMPARED_EDGE_PX = 32;

/** Resaved copies of one photo reach 0.98; the two sides of one card on one table stay below 0.87. */
const SIMILARITY_MIN = 0.93;

/** Steps from each average to the next, to the right and down: what is drawn counts, light and tone don't. */
function listSteps({ widthPx, heightPx, pixels }: GrayImage): number[] {
  const steps: number[] = [];
  for (let y = 0; y + 1 < heightPx; y += 1) {
    for (let x = 0; x + 1 < widthPx; x += 1) {
      const at = y * widthPx + x;
      const value = pixels[at] ?? 0;
      steps.push((pixels[at + 1] ?? 0) - value, (pixels[at + widthPx] ?? 0) - value);
    }
  }
  return steps;
}

/**
 * How similar two pictures are: the correlation of their steps, -1 to 1; 0 if one of them is uniform.
 *
 * @param a COMPARED_EDGE_PX long and high, like `b`
 */
export function measureSimilarity(a: GrayImage, b: GrayImage): number {
  const [stepsA, stepsB] = [listSteps(a), listSteps(b)];
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const [index, stepA] of stepsA.entries()) {
    const stepB = stepsB[index] ?? 0;
    product += stepA * stepB;
    squaresA += stepA * stepA;
    squaresB += stepB * stepB;
  }
  return squaresA > 0 && squaresB > 0 ? product / Math.sqrt(squaresA * squaresB) : 0;
}

/**
 * Whether two pictures are the same photo, perhaps resaved or shrunk. Takes the same arguments as `measureSimilarity`.
 */
export const isSamePhoto = (a: GrayImage, b: GrayImage): boolean => measureSimilarity(a, b) >= SIMILARITY_MIN;

import type { GrayImage } from '../gray/gray-image';

/**
 * Steps of 0 to 255 between the two sides of an edge. A white card on a white table shows by its shadow alone, about 15
 * steps; the noise of a phone's video, averaged over the six pixels compared here, stays below 6.
 */
const MIN_EDGE_CONTRAST = 10;

/** For each pixel: 1 where it gets lighter towards the right, -1 where it gets darker, 0 where it does neither. */
export type EdgeSigns = { widthPx: number; heightPx: number; signs: Int8Array };

/** Marks the upright edges of a gray image: two columns either side are compared, over three rows. */
export function findEdgeSigns({ widthPx, heightPx, pixels }: GrayImage): EdgeSigns {
  const steps = new Int16Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 2; x < widthPx - 2; x++) {
      const at = y * widthPx + x;
      steps[at] =
        (pixels[at + 1] as number) +
        (pixels[at + 2] as number) -
        (pixels[at - 1] as number) -
        (pixels[at - 2] as number);
    }
  }
  const signs = new Int8Array(widthPx * heightPx);
  const limit = MIN_EDGE_CONTRAST * 2 * 3;
  for (let at = widthPx; at < steps.length - widthPx; at++) {
    const sum = (steps[at - widthPx] as number) + (steps[at] as number) + (steps[at + widthPx] as number);
    signs[at] = sum > limit ? 1 : sum < -limit ? -1 : 0;
  }
  return { widthPx, heightPx, signs };
}

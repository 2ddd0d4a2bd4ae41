import { type Box, countBrightness, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';

/** From here up the sensor was saturated, and whatever was printed there is lost. */
const SATURATED = 250;
/**
 * Glare fades out: this close to it, most pixels are still more than halfway from the card to white. Next to a printed
 * field they are not.
 */
const RING_PX = 2;
const RING_FADING_SHARE_MIN = 0.7;
/** Share of the box around it: glare is round or a band, while the white between lines of print is neither. */
const FILL_MIN = 0.4;

type Blob = { areaPx: number; box: Box };

/** Grows one region of saturated pixels and removes them from `isSaturated`. */
function takeBlob(isSaturated: Uint8Array, widthPx: number, first: number): Blob {
  const waiting = [first];
  isSaturated[first] = 0;
  const box = { leftPx: Infinity, topPx: Infinity, rightPx: 0, bottomPx: 0 };
  let areaPx = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % widthPx;
    const y = (at - x) / widthPx;
    areaPx += 1;
    box.leftPx = Math.min(box.leftPx, x);
    box.topPx = Math.min(box.topPx, y);
    box.rightPx = Math.max(box.rightPx, x + 1);
    box.bottomPx = Math.max(box.bottomPx, y + 1);
    const neighbors = [x > 0 ? at - 1 : -1, x < widthPx - 1 ? at + 1 : -1, at - widthPx, at + widthPx];
    for (const next of neighbors) {
      if (!isSaturated[next]) continue;
      isSaturated[next] = 0;
      waiting.push(next);
    }
  }
  return { areaPx, box };
}

/** The share of pixels just left and right of a blob that are at least as bright as `fading`. */
function measureFading({ widthPx, pixels }: GrayImage, within: Box, { box }: Blob, fading: number): number {
  let ring = 0;
  let bright = 0;
  const look = (x: number, y: number) => {
    if (x < within.leftPx || x >= within.rightPx || y < within.topPx || y >= within.bottomPx) return;
    ring += 1;
    if ((pixels[y * widthPx + x] ?? 0) >= fading) bright += 1;
  };
  const isBright = (x: number, y: number) => (pixels[y * widthPx + x] ?? 0) >= SATURATED;
  for (let y = box.topPx; y < box.bottomPx; y += 1) {
    let left = box.leftPx;
    while (left < box.rightPx && !isBright(left, y)) left += 1;
    let right = box.rightPx - 1;
    while (right > left && !isBright(right, y)) right -= 1;
    if (left >= box.rightPx) continue;
    look(left - RING_PX, y);
    look(right + RING_PX, y);
  }
  return ring > 0 ? bright / ring : 0;
}

/**
 * The largest patch of glare in a box: pure white, compact, and fading at its border.
 *
 * @param image about 250 pixels long
 * @returns its share of the box, 0 to 1
 */
export function measureGlareShare(image: GrayImage, within: Box): number {
  const { widthPx, pixels } = image;
  const fading = (findPercentile(countBrightness(image, within), 0.5) + SATURATED) / 2;
  const isSaturated = new Uint8Array(pixels.length);
  for (let y = within.topPx; y < within.bottomPx; y += 1) {
    for (let x = within.leftPx; x < within.rightPx; x += 1) {
      const at = y * widthPx + x;
      if ((pixels[at] ?? 0) >= SATURATED) isSaturated[at] = 1;
    }
  }
  const boxAreaPx = (within.rightPx - within.leftPx) * (within.bottomPx - within.topPx);
  let largestPx = 0;
  for (let at = 0; at < isSaturated.length; at += 1) {
    if (!isSaturated[at]) continue;
    const blob = takeBlob(isSaturated, widthPx, at);
    const { box } = blob;
    const fill = blob.areaPx / ((box.rightPx - box.leftPx) * (box.bottomPx - box.topPx));
    if (blob.areaPx <= largestPx || fill < FILL_MIN) continue;
    if (measureFading(image, within, blob, fading) >= RING_FADING_SHARE_MIN) largestPx = blob.areaPx;
  }
  return boxAreaPx > 0 ? largestPx / boxAreaPx : 0;
}

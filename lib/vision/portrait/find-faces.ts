import { type GrayImage, shrinkGray } from '../gray/gray-image';
import { sampleEvery } from '../gray/sample-every';
import { sumUp } from '../gray/sum-up';
import { passes, readCascade } from './pattern-cascade';
import { SEARCH_CASCADE_BASE64 } from './search-cascade-bytes';

/** A face: its middle and width in pixels of the image, and how many windows showed it. */
export type Face = { x: number; y: number; widthPx: number; windowCount: number };

/** Width and height of the window that the cascade judges, in pixels. */
const FACE_WINDOW_PX = 24;
const CASCADE = readCascade(SEARCH_CASCADE_BASE64);

/** Each search is in a copy smaller by this factor. */
const STEP = 1.1;
/** The image is at most this long in the first search: smaller faces aren't looked for. */
const LONG_EDGE_MAX_PX = 500;
/** From one window to the next. */
const WINDOW_STEP_PX = 2;
/**
 * Windows show the same face if they are this close, as a share of their width, and differ in width by less than this
 * factor.
 */
const NEAR_SHARE = 0.4;
const WIDTH_FACTOR_MAX = 1.5;

/** A smaller copy of an image. */
type Copy = { image: GrayImage; factor: number };

/** Copies from the largest that is searched to the smallest that has room for a window. */
function* listCopies(image: GrayImage): Generator<Copy> {
  const first = Math.max(1, Math.max(image.widthPx, image.heightPx) / LONG_EDGE_MAX_PX);
  const shortEdgePx = Math.min(image.widthPx, image.heightPx);
  let [source, shrunkBy] = [image, 1];
  for (let factor = first; shortEdgePx / factor >= FACE_WINDOW_PX; factor *= STEP) {
    const whole = Math.floor(factor);
    if (whole !== shrunkBy) [source, shrunkBy] = [shrinkGray(image, whole), whole];
    const stepPx = factor / whole;
    const [widthPx, heightPx] = [Math.floor(source.widthPx / stepPx), Math.floor(source.heightPx / stepPx)];
    yield { image: sampleEvery(source, stepPx, { left: 0, top: 0, widthPx, heightPx }), factor };
  }
}

/** Adds a window to the face that it shows, or as a new one. */
function addWindow(faces: Face[], x: number, y: number, widthPx: number): void {
  const same = faces.find(
    (face) =>
      Math.max(Math.abs(face.x - x), Math.abs(face.y - y)) < face.widthPx * NEAR_SHARE &&
      Math.max(face.widthPx / widthPx, widthPx / face.widthPx) < WIDTH_FACTOR_MAX,
  );
  if (!same) {
    faces.push({ x, y, widthPx, windowCount: 1 });
    return;
  }
  const count = same.windowCount;
  const mean = (before: number, value: number) => (before * count + value) / (count + 1);
  same.x = mean(same.x, x);
  same.y = mean(same.y, y);
  same.widthPx = mean(same.widthPx, widthPx);
  same.windowCount += 1;
}

/**
 * Finds frontal faces that are upright within about 15°, of 5 % of the image's length and more, with OpenCV's cascade of
 * local binary patterns.
 *
 * @returns the ones that most windows showed first; what one or a few windows show is often none
 */
export function findFaces(image: GrayImage): Face[] {
  const faces: Face[] = [];
  for (const { image: copy, factor } of listCopies(image)) {
    const sums = { stride: copy.widthPx + 1, values: sumUp(copy) };
    const half = FACE_WINDOW_PX / 2;
    for (let y = 0; y + FACE_WINDOW_PX <= copy.heightPx; y += WINDOW_STEP_PX)
      for (let x = 0; x + FACE_WINDOW_PX <= copy.widthPx; x += WINDOW_STEP_PX)
        if (passes(CASCADE, sums, y * sums.stride + x))
          addWindow(faces, (x + half) * factor, (y + half) * factor, FACE_WINDOW_PX * factor);
  }
  return faces.sort((a, b) => b.windowCount - a.windowCount);
}

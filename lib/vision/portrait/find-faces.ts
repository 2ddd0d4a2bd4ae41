import { type GrayImage, shrinkGray } from '../gray/gray-image';
import { sampleAt } from '../gray/sample-at';
import { FACE_WINDOW_PX, isFace, type Sums } from './face-cascade';

/** A face: its middle and width in pixels of the image, and how many windows showed it. */
export type Face = { x: number; y: number; widthPx: number; windowCount: number };

/** Each search is in a copy smaller by this factor. */
const STEP = 1.1;
/** The image is at most this long in the first search: smaller faces aren't looked for. */
const LONG_EDGE_MAX_PX = 500;
/** From one window to the next. */
const WINDOW_STEP_PX = 2;
/** Windows show the same face if they are this close, as a share of their width, and differ in width by less than this factor. */
const NEAR_SHARE = 0.4;
const WIDTH_FACTOR_MAX = 1.5;

function shrinkTo(image: GrayImage, factor: number): GrayImage {
  const source = shrinkGray(image, Math.floor(factor));
  const rest = factor / Math.floor(factor);
  const [widthPx, heightPx] = [Math.floor(source.widthPx / rest), Math.floor(source.heightPx / rest)];
  const pixels = new Uint8ClampedArray(widthPx * heightPx);
  for (let y = 0, to = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1, to += 1)
      pixels[to] = sampleAt(source, (x + 0.5) * rest - 0.5, (y + 0.5) * rest - 0.5);
  return { widthPx, heightPx, pixels };
}

function sumUp({ widthPx, heightPx, pixels }: GrayImage): Sums {
  const stride = widthPx + 1;
  const values = new Uint32Array(stride * (heightPx + 1));
  for (let y = 0; y < heightPx; y += 1) {
    let row = 0;
    for (let x = 0; x < widthPx; x += 1) {
      row += pixels[y * widthPx + x] ?? 0;
      values[(y + 1) * stride + x + 1] = (values[y * stride + x + 1] ?? 0) + row;
    }
  }
  return { stride, values };
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
  const longEdgePx = Math.max(image.widthPx, image.heightPx);
  const shortEdgePx = Math.min(image.widthPx, image.heightPx);
  for (
    let factor = Math.max(1, longEdgePx / LONG_EDGE_MAX_PX);
    shortEdgePx / factor >= FACE_WINDOW_PX;
    factor *= STEP
  ) {
    const copy = shrinkTo(image, factor);
    const sums = sumUp(copy);
    for (let y = 0; y + FACE_WINDOW_PX <= copy.heightPx; y += WINDOW_STEP_PX)
      for (let x = 0; x + FACE_WINDOW_PX <= copy.widthPx; x += WINDOW_STEP_PX)
        if (isFace(sums, y * sums.stride + x))
          addWindow(
            faces,
            (x + FACE_WINDOW_PX / 2) * factor,
            (y + FACE_WINDOW_PX / 2) * factor,
            FACE_WINDOW_PX * factor,
          );
  }
  return faces.sort((a, b) => b.windowCount - a.windowCount);
}

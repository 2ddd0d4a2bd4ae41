import { type Canvas, makeWhiteCanvas, releaseCanvas } from './canvas';

const SAMPLE_EDGE_PX = 32;
/** Levels (0 to 255) by which a pixel may differ and still count as black or white: JPEG is not exact. */
const TOLERANCE = 3;

/**
 * Whether all pixels are black or all are white.
 *
 * @param pixels RGBA, four bytes per pixel, opaque
 */
export function isUniformlyBlackOrWhite(pixels: Uint8ClampedArray): boolean {
  const limits = [(value: number) => value <= TOLERANCE, (value: number) => value >= 255 - TOLERANCE];
  return limits.some((isAtLimit) => {
    for (let offset = 0; offset < pixels.length; offset += 4) {
      if (
        !isAtLimit(pixels[offset] ?? 0) ||
        !isAtLimit(pixels[offset + 1] ?? 0) ||
        !isAtLimit(pixels[offset + 2] ?? 0)
      ) {
        return false;
      }
    }
    return true;
  });
}

/** Whether an image on a white background is all black or all white, judged from a small copy. */
export function isBlank(image: Canvas | ImageBitmap | VideoFrame | HTMLImageElement): boolean {
  const { canvas, context } = makeWhiteCanvas(SAMPLE_EDGE_PX, SAMPLE_EDGE_PX);
  context.drawImage(image, 0, 0, SAMPLE_EDGE_PX, SAMPLE_EDGE_PX);
  const { data } = context.getImageData(0, 0, SAMPLE_EDGE_PX, SAMPLE_EDGE_PX);
  releaseCanvas(canvas);
  return isUniformlyBlackOrWhite(data);
}

import { type Canvas, makeWhiteCanvas, releaseCanvas } from './canvas';

const SAMPLE_EDGE_PX = 32;
/** Steps of 0 to 255 within which a pixel still counts as black or white: JPEG is not exact. */
const TOLERANCE = 3;

/**
 * Tells whether pixels are all black or all white.
 *
 * @param pixels RGBA, four bytes a pixel, opaque
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

/** Tells whether an image, laid on white, is nothing but black or white, from a small copy of it. */
export function isBlank(image: Canvas | ImageBitmap | VideoFrame | HTMLImageElement): boolean {
  const { canvas, context } = makeWhiteCanvas(SAMPLE_EDGE_PX, SAMPLE_EDGE_PX);
  context.drawImage(image, 0, 0, SAMPLE_EDGE_PX, SAMPLE_EDGE_PX);
  const { data } = context.getImageData(0, 0, SAMPLE_EDGE_PX, SAMPLE_EDGE_PX);
  releaseCanvas(canvas);
  return isUniformlyBlackOrWhite(data);
}

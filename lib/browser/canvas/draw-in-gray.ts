import { type GrayImage, toGray } from '@/lib/vision/gray/gray-image';
import { makeWhiteCanvas, releaseCanvas } from './canvas';

/** No photo is all of this color, exactly: red, green and blue, 0 to 255. */
const NOTHING_DRAWN = [251, 3, 249] as const;

function isUntouched(pixels: Uint8ClampedArray): boolean {
  for (let at = 0; at < pixels.length; at += 4) {
    if (NOTHING_DRAWN.some((value, channel) => pixels[at + channel] !== value)) return false;
  }
  return true;
}

/**
 * Draws an opaque picture at a size in pixels, and reads it back in gray.
 *
 * @returns undefined if the browser drew nothing without saying so, as WebKit does now and then: a blank photo is not that
 * @throws if the browser provides no drawing context
 */
export function drawInGray(picture: ImageBitmap, widthPx: number, heightPx: number): GrayImage | undefined {
  const { canvas, context } = makeWhiteCanvas(widthPx, heightPx);
  context.fillStyle = `rgb(${NOTHING_DRAWN.join(' ')})`;
  context.fillRect(0, 0, widthPx, heightPx);
  context.drawImage(picture, 0, 0, widthPx, heightPx);
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  releaseCanvas(canvas);
  return isUntouched(data) ? undefined : toGray(data, widthPx, heightPx);
}

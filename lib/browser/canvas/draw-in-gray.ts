import { type GrayImage, toGray } from '@/lib/vision/gray/gray-image';
import { mayBeUniform } from '../image-file/may-be-uniform';
import { makeWhiteCanvas, releaseCanvas } from './canvas';

/**
 * Draws a JPEG at a size in pixels, and reads it back in gray.
 *
 * @param jpeg the file, and what was decoded of it
 * @returns undefined if the browser drew nothing, or one color, although the file holds more, as WebKit does now and then
 *   without saying so
 * @throws if the browser provides no drawing context
 */
export function drawInGray(
  { file, bitmap }: { file: Blob; bitmap: ImageBitmap },
  widthPx: number,
  heightPx: number,
): GrayImage | undefined {
  const { canvas, context } = makeWhiteCanvas(widthPx, heightPx);
  context.drawImage(bitmap, 0, 0, widthPx, heightPx);
  const gray = toGray(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx);
  releaseCanvas(canvas);
  const isUniform = gray.pixels.every((value) => value === gray.pixels[0]);
  return isUniform && !mayBeUniform(file.size, bitmap.width * bitmap.height) ? undefined : gray;
}

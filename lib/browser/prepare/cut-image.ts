import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { PhotoPart } from '@/lib/vision/subject/photo-judgment';
import { makeWhiteCanvas, releaseCanvas } from '../canvas/canvas';
import { base64ToBlob } from '../image-file/blob-base64';
import { prepareImage } from './prepare-image';

const toPng = (canvas: OffscreenCanvas | HTMLCanvasElement): Promise<Blob | null> =>
  'convertToBlob' in canvas
    ? canvas.convertToBlob({ type: 'image/png' })
    : new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));

/**
 * Cuts a part out of a prepared image; nothing else about it changes.
 *
 * @returns undefined if it could not be prepared
 * @throws the signal's reason when it is aborted, and if this browser cannot decode or draw
 */
export async function cutImage(
  image: PreparedImage,
  part: PhotoPart,
  signal: AbortSignal,
): Promise<PreparedImage | undefined> {
  const bitmap = await createImageBitmap(base64ToBlob(image.base64, image.mediaType));
  const [left, top] = [Math.round(part.left * bitmap.width), Math.round(part.top * bitmap.height)];
  const widthPx = Math.max(1, Math.round(part.width * bitmap.width));
  const heightPx = Math.max(1, Math.round(part.height * bitmap.height));
  const { canvas, context } = makeWhiteCanvas(widthPx, heightPx);
  context.drawImage(bitmap, left, top, widthPx, heightPx, 0, 0, widthPx, heightPx);
  bitmap.close();
  // Lossless: the preparation makes the JPEG.
  const cut = await toPng(canvas);
  releaseCanvas(canvas);
  if (!cut) return undefined;
  const outcome = await prepareImage(cut, {
    signal,
    onProgress: () => undefined,
    pickPage: () => Promise.reject(new Error('A photo has no pages')),
  });
  return outcome.ok ? { ...outcome.image, sourceByteCount: image.sourceByteCount } : undefined;
}

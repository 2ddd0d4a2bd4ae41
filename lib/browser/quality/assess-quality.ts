import { type GrayImage, toGray } from '@/lib/vision/gray/gray-image';
import { assessImage, GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import type { QualityNote } from '@/lib/vision/quality/quality-note';
import { makeWhiteCanvas, releaseCanvas } from '../canvas/canvas';
import { isCanvasHonest } from '../canvas/canvas-honesty';

/** A small copy of a picture, in gray. @param longEdgePx the copy's, at most; small pictures keep their size */
function copyInGray(picture: ImageBitmap, longEdgePx: number): GrayImage {
  const scale = Math.min(1, longEdgePx / Math.max(picture.width, picture.height));
  const widthPx = Math.max(1, Math.round(picture.width * scale));
  const heightPx = Math.max(1, Math.round(picture.height * scale));
  const { canvas, context } = makeWhiteCanvas(widthPx, heightPx);
  context.drawImage(picture, 0, 0, widthPx, heightPx);
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  releaseCanvas(canvas);
  return toGray(data, widthPx, heightPx);
}

/**
 * Looks at the photo of an ID in the thread that calls it.
 *
 * @returns the notes, the worst first; none where canvases do not give back what was drawn
 * @throws where this thread cannot decode or draw
 */
export async function assessInThisThread(photo: Blob): Promise<QualityNote[]> {
  if (!(await isCanvasHonest())) return [];
  const bitmap = await createImageBitmap(photo);
  try {
    return assessImage(copyInGray(bitmap, GRAY_LONG_EDGE_PX), Math.max(bitmap.width, bitmap.height));
  } finally {
    bitmap.close();
  }
}

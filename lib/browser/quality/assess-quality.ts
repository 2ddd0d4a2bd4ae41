import { type GrayImage, toGray } from '@/lib/vision/gray/gray-image';
import { GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import {
  type ExpectedDocument,
  FINE_LONG_EDGE_PX,
  judgePhoto,
  type PhotoJudgment,
} from '@/lib/vision/subject/judge-photo';
import { makeWhiteCanvas, releaseCanvas } from '../canvas/canvas';
import { isCanvasHonest } from '../canvas/canvas-honesty';

/** A small grayscale copy of a picture. @param longEdgePx maximum for the copy; small pictures keep their size */
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
 * Judges the photo of one side of an ID in the calling thread.
 *
 * @returns no notes if canvases do not return what was drawn
 * @throws if this thread cannot decode or draw
 */
export async function assessInThisThread(photo: Blob, expected: ExpectedDocument): Promise<PhotoJudgment> {
  if (!(await isCanvasHonest())) return { notes: [] };
  const bitmap = await createImageBitmap(photo);
  try {
    const [gray, fine] = [copyInGray(bitmap, GRAY_LONG_EDGE_PX), copyInGray(bitmap, FINE_LONG_EDGE_PX)];
    return judgePhoto(gray, fine, Math.max(bitmap.width, bitmap.height), expected);
  } finally {
    bitmap.close();
  }
}

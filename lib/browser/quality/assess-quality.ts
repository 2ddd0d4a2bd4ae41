import type { GrayImage } from '@/lib/vision/gray/gray-image';
import { GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import { FINE_LONG_EDGE_PX, judgePhoto } from '@/lib/vision/subject/judge-photo';
import { type ExpectedDocument, NOT_EXAMINED, type PhotoJudgment } from '@/lib/vision/subject/photo-judgment';
import { isCanvasHonest } from '../canvas/canvas-honesty';
import { drawInGray } from '../canvas/draw-in-gray';

/** A small grayscale copy of a photo. @param longEdgePx maximum for the copy; small photos keep their size */
function copyInGray(jpeg: { file: Blob; bitmap: ImageBitmap }, longEdgePx: number): GrayImage | undefined {
  const { width, height } = jpeg.bitmap;
  const scale = Math.min(1, longEdgePx / Math.max(width, height));
  const sizeOf = (edgePx: number) => Math.max(1, Math.round(edgePx * scale));
  return drawInGray(jpeg, sizeOf(width), sizeOf(height));
}

/**
 * Judges the photo of one side of an ID in the calling thread.
 *
 * @returns no notes if canvases do not return what was drawn, or show less than the file holds
 * @throws if this thread cannot decode or draw
 */
export async function assessInThisThread(photo: Blob, expected: ExpectedDocument): Promise<PhotoJudgment> {
  if (!(await isCanvasHonest())) return NOT_EXAMINED;
  const bitmap = await createImageBitmap(photo);
  try {
    const jpeg = { file: photo, bitmap };
    const [gray, fine] = [copyInGray(jpeg, GRAY_LONG_EDGE_PX), copyInGray(jpeg, FINE_LONG_EDGE_PX)];
    if (!gray || !fine) return NOT_EXAMINED;
    return judgePhoto(gray, fine, Math.max(bitmap.width, bitmap.height), expected);
  } finally {
    bitmap.close();
  }
}

import type { GrayImage } from '@/lib/vision/gray/gray-image';
import { GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import {
  type ExpectedDocument,
  FINE_LONG_EDGE_PX,
  judgePhoto,
  type PhotoJudgment,
} from '@/lib/vision/subject/judge-photo';
import { isCanvasHonest } from '../canvas/canvas-honesty';
import { drawInGray } from '../canvas/draw-in-gray';

/** A small grayscale copy of a picture. @param longEdgePx maximum for the copy; small pictures keep their size */
function copyInGray(picture: ImageBitmap, longEdgePx: number): GrayImage | undefined {
  const scale = Math.min(1, longEdgePx / Math.max(picture.width, picture.height));
  const sizeOf = (edgePx: number) => Math.max(1, Math.round(edgePx * scale));
  return drawInGray(picture, sizeOf(picture.width), sizeOf(picture.height));
}

/**
 * Judges the photo of one side of an ID in the calling thread.
 *
 * @returns no notes if canvases do not return what was drawn, or nothing was drawn
 * @throws if this thread cannot decode or draw
 */
export async function assessInThisThread(photo: Blob, expected: ExpectedDocument): Promise<PhotoJudgment> {
  if (!(await isCanvasHonest())) return { notes: [] };
  const bitmap = await createImageBitmap(photo);
  try {
    const [gray, fine] = [copyInGray(bitmap, GRAY_LONG_EDGE_PX), copyInGray(bitmap, FINE_LONG_EDGE_PX)];
    if (!gray || !fine) return { notes: [] };
    return judgePhoto(gray, fine, Math.max(bitmap.width, bitmap.height), expected);
  } finally {
    bitmap.close();
  }
}

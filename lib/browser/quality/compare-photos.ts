import { type GrayImage, shrinkGray, toGray } from '@/lib/vision/gray/gray-image';
import { COMPARED_EDGE_PX, isSameSide } from '@/lib/vision/quality/compare-images';
import { makeWhiteCanvas, releaseCanvas } from '../canvas/canvas';

/** Each compared pixel is the average of a square this large. */
const AVERAGED_PX = 8;

async function copyForComparing(photo: Blob): Promise<GrayImage> {
  const edgePx = COMPARED_EDGE_PX * AVERAGED_PX;
  const bitmap = await createImageBitmap(photo);
  const { canvas, context } = makeWhiteCanvas(edgePx, edgePx);
  context.drawImage(bitmap, 0, 0, edgePx, edgePx);
  bitmap.close();
  const { data } = context.getImageData(0, 0, edgePx, edgePx);
  releaseCanvas(canvas);
  return shrinkGray(toGray(data, edgePx, edgePx), AVERAGED_PX);
}

/**
 * Compares two photos by appearance in the calling thread.
 *
 * @throws if this thread cannot decode or draw
 */
export async function compareInThisThread(front: Blob, back: Blob): Promise<boolean> {
  return isSameSide(await copyForComparing(front), await copyForComparing(back));
}

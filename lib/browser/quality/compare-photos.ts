import { type GrayImage, shrinkGray } from '@/lib/vision/gray/gray-image';
import { COMPARED_EDGE_PX, isSameSide } from '@/lib/vision/quality/compare-images';
import { drawInGray } from '../canvas/draw-in-gray';

/** Each compared pixel is the average of a square this large. */
const AVERAGED_PX = 8;

async function copyForComparing(photo: Blob): Promise<GrayImage | undefined> {
  const edgePx = COMPARED_EDGE_PX * AVERAGED_PX;
  const bitmap = await createImageBitmap(photo);
  try {
    const copy = drawInGray({ file: photo, bitmap }, edgePx, edgePx);
    return copy && shrinkGray(copy, AVERAGED_PX);
  } finally {
    bitmap.close();
  }
}

/**
 * Compares two photos by appearance in the calling thread.
 *
 * @throws if this thread cannot decode or draw
 */
export async function compareInThisThread(front: Blob, back: Blob): Promise<boolean> {
  const [one, other] = [await copyForComparing(front), await copyForComparing(back)];
  return one !== undefined && other !== undefined && isSameSide(one, other);
}

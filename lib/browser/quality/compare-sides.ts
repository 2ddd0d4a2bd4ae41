import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { type GrayImage, shrinkGray, toGray } from '@/lib/vision/gray/gray-image';
import { COMPARED_EDGE_PX, isSamePhoto } from '@/lib/vision/quality/compare-images';
import { makeWhiteCanvas, releaseCanvas } from '../canvas/canvas';
import { base64ToBlob } from '../image-file/blob-base64';

/** Each compared pixel is the average of a square this large. */
const AVERAGED_PX = 8;

async function copyForComparing({ base64, mediaType }: PreparedImage): Promise<GrayImage> {
  const edgePx = COMPARED_EDGE_PX * AVERAGED_PX;
  const bitmap = await createImageBitmap(base64ToBlob(base64, mediaType));
  const { canvas, context } = makeWhiteCanvas(edgePx, edgePx);
  context.drawImage(bitmap, 0, 0, edgePx, edgePx);
  bitmap.close();
  const { data } = context.getImageData(0, 0, edgePx, edgePx);
  releaseCanvas(canvas);
  return shrinkGray(toGray(data, edgePx, edgePx), AVERAGED_PX);
}

async function compareSides(front: PreparedImage, back: PreparedImage): Promise<boolean> {
  if (front.base64 === back.base64) return true;
  try {
    const [frontCopy, backCopy] = await Promise.all([copyForComparing(front), copyForComparing(back)]);
    return isSamePhoto(frontCopy, backCopy);
  } catch {
    return false;
  }
}

/** The last comparison: a front, a back, and the answer about them. */
let last: { front: PreparedImage; back: PreparedImage; isSame: Promise<boolean> } | undefined;

/**
 * Whether both sides have the same photo, byte for byte or by appearance; remembered for the last two photos. False if
 * that cannot be determined; never throws.
 */
export function haveSamePhoto(front: PreparedImage, back: PreparedImage): Promise<boolean> {
  if (last?.front !== front || last.back !== back) last = { front, back, isSame: compareSides(front, back) };
  return last.isSame;
}

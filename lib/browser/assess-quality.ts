import { assessImage, GREY_LONG_EDGE_PX } from '@/lib/shared/image-quality/assess-image';
import { type GreyImage, toGrey } from '@/lib/shared/image-quality/grey-image';
import type { QualityNote } from '@/lib/shared/image-quality/quality-note';
import { type Canvas, makeWhiteCanvas, releaseCanvas } from './canvas';

/** A small copy of a picture, in grey. @param longEdgePx the copy's, at most; small pictures keep their size */
function copyInGrey(picture: Canvas, longEdgePx: number): GreyImage {
  const scale = Math.min(1, longEdgePx / Math.max(picture.width, picture.height));
  const widthPx = Math.max(1, Math.round(picture.width * scale));
  const heightPx = Math.max(1, Math.round(picture.height * scale));
  const { canvas, context } = makeWhiteCanvas(widthPx, heightPx);
  context.drawImage(picture, 0, 0, widthPx, heightPx);
  const { data } = context.getImageData(0, 0, widthPx, heightPx);
  releaseCanvas(canvas);
  return toGrey(data, widthPx, heightPx);
}

/** The notes for a photo of an ID, the worst first; none where the browser does not let it be looked at. Never throws. */
export function assessQuality(picture: Canvas): QualityNote[] {
  try {
    const grey = copyInGrey(picture, GREY_LONG_EDGE_PX);
    return assessImage(grey, Math.max(picture.width, picture.height));
  } catch {
    return [];
  }
}

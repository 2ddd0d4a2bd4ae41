import { findImageFormat, type ImageFormat } from '@/lib/shared/images/image-format';
import { type GrayImage, toGray } from '../../vision/gray/gray-image';
import { makeWhiteCanvas, releaseCanvas } from '../canvas/canvas';
import { findPixelCount } from '../image-file/find-pixel-count';
import { decodeLargeJpeg } from './decode-large-jpeg';

/** Above this a phone may run out of memory, at four bytes per pixel. */
const MOST_PIXELS = 50_000_000;
/** More detail than this does not help with a barcode. */
const LONG_EDGE_PX = 4500;

/** Why a photo was not loaded: one that the browser cannot decode can be converted first. */
export type LoadProblem = { undecodable: ImageFormat | undefined };

async function decode(file: Blob, longEdgePx: number): Promise<ImageBitmap | LoadProblem> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const format = findImageFormat(bytes);
  if ((findPixelCount(bytes, format) ?? 0) > MOST_PIXELS) {
    return decodeLargeJpeg(bytes, longEdgePx).catch(() => ({ undecodable: undefined }));
  }
  const typed = format ? new Blob([bytes], { type: `image/${format}` }) : file;
  const bitmap = await createImageBitmap(typed, { imageOrientation: 'from-image' }).catch(() => undefined);
  return bitmap ?? { undecodable: format };
}

/** Loads a photo upright and in grayscale, at full resolution up to `longEdgePx`. */
export async function loadGray(photo: Blob | ImageBitmap, longEdgePx = LONG_EDGE_PX): Promise<GrayImage | LoadProblem> {
  const bitmap = photo instanceof Blob ? await decode(photo, longEdgePx) : photo;
  if ('undecodable' in bitmap) return bitmap;
  try {
    const scale = Math.min(1, longEdgePx / Math.max(bitmap.width, bitmap.height));
    const [widthPx, heightPx] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    const { canvas, context } = makeWhiteCanvas(widthPx, heightPx);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, widthPx, heightPx);
    const gray = toGray(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx);
    releaseCanvas(canvas);
    return gray;
  } finally {
    bitmap.close();
  }
}

import { findImageFormat, type ImageFormat } from '@/lib/shared/images/image-format';
import { type GrayImage, toGray } from '../../vision/gray/gray-image';
import { makeWhiteCanvas, releaseCanvas } from '../canvas/canvas';
import { fitLongEdge } from '../canvas/draw-upright';
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

/** What a search is given: a photo, or what another thread has loaded of it already. */
export type SearchedPhoto = Blob | ImageBitmap | GrayImage;

/** Loads a photo upright and in grayscale, at full resolution up to `longEdgePx`. A bitmap stays open. */
export async function loadGray(photo: SearchedPhoto, longEdgePx = LONG_EDGE_PX): Promise<GrayImage | LoadProblem> {
  if ('pixels' in photo) return photo;
  const bitmap = photo instanceof Blob ? await decode(photo, longEdgePx) : photo;
  if ('undecodable' in bitmap) return bitmap;
  try {
    const { widthPx, heightPx } = fitLongEdge({ widthPx: bitmap.width, heightPx: bitmap.height }, longEdgePx);
    const { canvas, context } = makeWhiteCanvas(widthPx, heightPx);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, widthPx, heightPx);
    const gray = toGray(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx);
    releaseCanvas(canvas);
    return gray;
  } finally {
    if (photo !== bitmap) bitmap.close();
  }
}

/**
 * What a worker can search. Where workers have no canvases, the page loads the photo for it.
 *
 * @param longEdgePx default: that of `loadGray`
 */
export const loadForWorker = async (photo: SearchedPhoto, longEdgePx?: number): Promise<SearchedPhoto | LoadProblem> =>
  typeof OffscreenCanvas === 'function' ? photo : loadGray(photo, longEdgePx);

import type { CutImage } from '@/lib/shared/images/cut-image';
import { cutPng } from '@/lib/shared/images/cut-png';
import { cutWebp } from '@/lib/shared/images/cut-webp';
import type { Canvas } from '../canvas/canvas';
import { drawUpright, fitLongEdge } from '../canvas/draw-upright';
import { findJpegHeader, type JpegHeader, withoutMetadata } from '../image-file/jpeg-header';
import type { ImageSource } from './image-source';

/** Browsers differ in whether they rotate before or after resizing, so we do the rotation. */
async function decodeWhileShrinking(bytes: Uint8Array, header: JpegHeader) {
  const { widthPx, heightPx } = fitLongEdge(header);
  return createImageBitmap(new Blob([withoutMetadata(bytes, header)], { type: 'image/jpeg' }), {
    resizeWidth: widthPx,
    resizeHeight: heightPx,
    resizeQuality: 'high',
  });
}

/**
 * A PNG or WebP that says it has to be turned, without saying so any more: not all browsers heed it (Chromium does for
 * PNG only). The boxes of AVIF and HEIC that turn the picture are heeded everywhere.
 */
function findPictureToTurn({ bytes, format }: ImageSource): CutImage | undefined {
  const cutting = { keepsOrientation: false };
  const cut = format === 'png' ? cutPng(bytes, cutting) : format === 'webp' ? cutWebp(bytes, cutting) : undefined;
  return cut?.orientation === 1 ? undefined : cut;
}

async function drawTurned({ bytes, widthPx, heightPx, orientation }: CutImage): Promise<Canvas> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  try {
    return drawUpright(bitmap, fitLongEdge({ widthPx, heightPx }), orientation);
  } finally {
    bitmap.close();
  }
}

/**
 * Draws any image that the browser can decode. The browser may hold the whole picture meanwhile; for a JPEG, it only
 * hands over the shrunk one.
 *
 * @throws if the browser cannot decode the file in this thread
 */
export async function drawBitmap(source: ImageSource): Promise<Canvas> {
  const { file, bytes, format } = source;
  const toTurn = findPictureToTurn(source);
  if (toTurn) return drawTurned(toTurn);
  const header = format === 'jpeg' ? findJpegHeader(bytes) : undefined;
  const bitmap = header
    ? await decodeWhileShrinking(bytes, header)
    : await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const size = fitLongEdge(header ?? { widthPx: bitmap.width, heightPx: bitmap.height });
    return drawUpright(bitmap, size, header?.orientation ?? 1);
  } finally {
    bitmap.close();
  }
}

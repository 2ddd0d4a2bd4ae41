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
 * Draws any image that the browser can decode. The browser may hold the whole picture meanwhile; for a JPEG, it only
 * hands over the shrunk one.
 *
 * @throws if the browser cannot decode the file in this thread
 */
export async function drawBitmap({ file, bytes, format }: ImageSource): Promise<Canvas> {
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

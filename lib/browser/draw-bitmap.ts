import type { Canvas } from './canvas';
import { drawUpright, fitLongEdge } from './draw-upright';
import type { ImageSource } from './image-source';
import { findJpegHeader, withoutMetadata } from './jpeg-header';

/** Browsers differ in whether they turn before or after resizing, so the turning is left to us. */
async function decodeWhileShrinking(file: Blob, header: NonNullable<ReturnType<typeof findJpegHeader>>) {
  const { widthPx, heightPx } = fitLongEdge(header);
  return createImageBitmap(withoutMetadata(file, header), {
    resizeWidth: widthPx,
    resizeHeight: heightPx,
    resizeQuality: 'high',
  });
}

/**
 * Draws any image that the browser decodes. Of a JPEG the whole picture never reaches our memory; of other formats it does,
 * until it is drawn.
 *
 * @throws when the browser cannot decode the file in this thread
 */
export async function drawBitmap({ file, bytes, format }: ImageSource): Promise<Canvas> {
  const header = format === 'jpeg' ? findJpegHeader(bytes) : undefined;
  const bitmap = header
    ? await decodeWhileShrinking(file, header)
    : await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const size = fitLongEdge(header ?? { widthPx: bitmap.width, heightPx: bitmap.height });
    return drawUpright(bitmap, size, header?.orientation ?? 1);
  } finally {
    bitmap.close();
  }
}

import { drawUpright, fitLongEdge } from '../canvas/draw-upright';
import { findJpegHeader, withoutMetadata } from '../image-file/jpeg-header';

/** JPEG decoders shrink by eighths without ever holding the whole picture. */
const EIGHTHS = 8;

/**
 * Decodes a JPEG that is too large to hold in memory, upright and shrunk by the decoder to `longEdgePx` or slightly
 * more.
 *
 * @throws if the browser has no ImageDecoder, or the bytes are not a JPEG
 */
export async function decodeLargeJpeg(bytes: Uint8Array, longEdgePx: number): Promise<ImageBitmap> {
  const header = findJpegHeader(bytes);
  if (!header) throw new Error('Not a JPEG with a size');
  const eighths = Math.min(EIGHTHS, Math.ceil((EIGHTHS * longEdgePx) / Math.max(header.widthPx, header.heightPx)));
  const size = {
    widthPx: Math.ceil((header.widthPx * eighths) / EIGHTHS),
    heightPx: Math.ceil((header.heightPx * eighths) / EIGHTHS),
  };
  const decoder = new ImageDecoder({
    // Browsers differ in whether this decoder rotates pictures, so it is not given the orientation.
    data: withoutMetadata(bytes, header),
    type: 'image/jpeg',
    desiredWidth: size.widthPx,
    desiredHeight: size.heightPx,
  });
  try {
    const { image } = await decoder.decode();
    try {
      const drawn = fitLongEdge(size, Math.max(size.widthPx, size.heightPx));
      return await createImageBitmap(drawUpright(image, drawn, header.orientation));
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}

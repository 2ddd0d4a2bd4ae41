import type { Canvas } from './canvas';
import { drawUpright, fitLongEdge } from './draw-upright';
import type { ImageSource } from './image-source';
import { findJpegHeader, withoutMetadata } from './jpeg-header';

/** JPEG decoders shrink by eighths at almost no cost, without ever holding the whole picture. */
const EIGHTHS = 8;

/**
 * Draws a large JPEG that the decoder itself shrinks: a 108-megapixel photo needs no more memory than a small one.
 *
 * Unless the size wanted is a whole number of eighths, the decoder is asked for one more than needed: drawing it down to size
 * is then sharp, where a factor just below one would blur. It is given the file without its EXIF, as browsers differ in whether this decoder turns pictures.
 *
 * @throws when the browser has no ImageDecoder, or the file is no JPEG, or not large enough for this to help
 */
export async function drawWhileDecoding({ bytes, format }: ImageSource): Promise<Canvas> {
  const header = format === 'jpeg' ? findJpegHeader(bytes) : undefined;
  if (!header) throw new Error('Not a JPEG with a size');
  const size = fitLongEdge(header);
  const exactEighths = (EIGHTHS * size.widthPx) / header.widthPx;
  const eighths = Number.isInteger(exactEighths) ? exactEighths : Math.ceil(exactEighths) + 1;
  if (eighths >= EIGHTHS) throw new Error('Not large enough to shrink while decoding');
  const decoder = new ImageDecoder({
    data: withoutMetadata(bytes, header),
    type: 'image/jpeg',
    desiredWidth: Math.ceil((header.widthPx * eighths) / EIGHTHS),
    desiredHeight: Math.ceil((header.heightPx * eighths) / EIGHTHS),
  });
  try {
    const { image } = await decoder.decode();
    try {
      return drawUpright(image, size, header.orientation);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}

import { isBlank } from './blank-guard';
import { findJpegHeader } from './jpeg-header';

/** The decoder shrinks by eighths: at the smallest it does a fraction of the work, and blank stays blank. */
const SMALLEST_SHARE = 1 / 8;

async function decodeSmall(jpeg: Blob, widthPx: number, heightPx: number): Promise<VideoFrame> {
  const decoder = new ImageDecoder({
    data: await jpeg.arrayBuffer(),
    type: 'image/jpeg',
    desiredWidth: Math.ceil(widthPx * SMALLEST_SHARE),
    desiredHeight: Math.ceil(heightPx * SMALLEST_SHARE),
  });
  try {
    return (await decoder.decode()).image;
  } finally {
    decoder.close();
  }
}

async function isDecodedBlank(decoding: Promise<ImageBitmap | VideoFrame>): Promise<boolean> {
  const image = await decoding;
  try {
    return isBlank(image);
  } finally {
    image.close();
  }
}

/**
 * Decodes a JPEG that was just encoded.
 *
 * @returns its size, and whether it is nothing but black, or white
 * @throws when it does not decode
 */
export async function readJpegBack(jpeg: Blob): Promise<{ widthPx: number; heightPx: number; isBlank: boolean }> {
  const header = findJpegHeader(new Uint8Array(await jpeg.arrayBuffer()));
  if (!header) throw new Error('Not a JPEG with a size');
  const { widthPx, heightPx } = header;
  const isBlankWhenSmall =
    !('ImageDecoder' in globalThis) || (await isDecodedBlank(decodeSmall(jpeg, widthPx, heightPx)));
  // Asked twice before a picture is called blank: the decoder itself may be what gives blank pictures.
  return { widthPx, heightPx, isBlank: isBlankWhenSmall && (await isDecodedBlank(createImageBitmap(jpeg))) };
}

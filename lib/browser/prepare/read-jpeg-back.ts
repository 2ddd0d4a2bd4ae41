import { isImageComplete } from '@/lib/shared/images/image-completeness';
import { isBlank } from '../canvas/blank-guard';
import { findJpegHeader } from '../image-file/jpeg-header';
import { mayBeUniform } from '../image-file/may-be-uniform';

/** The decoder shrinks by eighths: at the smallest size it does a fraction of the work, and blank stays blank. */
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
 * Checks a JPEG that was just encoded. It is only decoded if it is so small that it may be blank.
 *
 * @returns its size, and whether it is all black or all white
 * @throws if it is incomplete, or does not decode
 */
export async function readJpegBack(jpeg: Blob): Promise<{ widthPx: number; heightPx: number; isBlank: boolean }> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const header = findJpegHeader(bytes);
  if (!header || !isImageComplete(bytes, 'jpeg')) throw new Error('Not a whole JPEG');
  const { widthPx, heightPx } = header;
  if (!mayBeUniform(bytes.length, widthPx * heightPx)) return { widthPx, heightPx, isBlank: false };
  const isBlankWhenSmall =
    !('ImageDecoder' in globalThis) || (await isDecodedBlank(decodeSmall(jpeg, widthPx, heightPx)));
  // Checked twice before a picture is called blank: the decoder itself may produce blank pictures.
  return { widthPx, heightPx, isBlank: isBlankWhenSmall && (await isDecodedBlank(createImageBitmap(jpeg))) };
}

import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { IMAGE_MAX_PIXELS, SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import { makeBareJpeg } from '../image-file/bare-jpeg';
import { makeBarePng } from '../image-file/bare-png';
import { blobToBase64 } from '../image-file/blob-base64';
import { findJpegHeader } from '../image-file/jpeg-header';

type BareImage = Pick<PreparedImage, 'mediaType' | 'widthPx' | 'heightPx'> & { bytes: Uint8Array<ArrayBuffer> };

function makeBareJpegImage(original: Uint8Array): BareImage | undefined {
  const header = findJpegHeader(original);
  const bytes = makeBareJpeg(original);
  if (!header || !bytes) return undefined;
  const { widthPx, heightPx, orientation } = header;
  const isLying = orientation >= 5;
  const size = isLying ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
  return { bytes, mediaType: 'image/jpeg', ...size };
}

function makeBarePngImage(original: Uint8Array): BareImage | undefined {
  const bytes = makeBarePng(original);
  if (!bytes) return undefined;
  const view = new DataView(bytes.buffer);
  return { bytes, mediaType: 'image/png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}

/**
 * Uses the file itself as the image to send, for browsers whose canvases do not return what was drawn: only its
 * metadata is removed.
 *
 * @param file as the person chose it; what a page has drawn, such as a camera still, is a Blob and not a File
 * @returns undefined if it cannot be sent as is: neither JPEG nor PNG, too large, or not the person's own file
 */
export async function prepareOriginal(
  file: Blob,
  bytes: Uint8Array,
  format: ImageFormat | undefined,
): Promise<PreparedImage | undefined> {
  if (!(file instanceof File)) return undefined;
  const makers: Partial<Record<ImageFormat, typeof makeBareJpegImage>> = {
    jpeg: makeBareJpegImage,
    png: makeBarePngImage,
  };
  const bare = format && makers[format]?.(bytes);
  if (!bare || bare.bytes.length > SUBMITTED_IMAGE_MAX_BYTES) return undefined;
  const { bytes: bareBytes, ...image } = bare;
  if (image.widthPx * image.heightPx > IMAGE_MAX_PIXELS) return undefined;
  const base64 = await blobToBase64(new Blob([bareBytes]));
  return { ...image, base64, byteCount: bareBytes.length, sourceByteCount: file.size };
}

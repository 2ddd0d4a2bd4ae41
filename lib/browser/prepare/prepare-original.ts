import type { CutImage } from '@/lib/shared/images/cut-image';
import { cutJpeg } from '@/lib/shared/images/cut-jpeg';
import { cutPng } from '@/lib/shared/images/cut-png';
import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { IMAGE_MAX_PIXELS, SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import { blobToBase64 } from '../image-file/blob-base64';

const CUTTERS: Partial<Record<ImageFormat, (file: Uint8Array) => CutImage | undefined>> = {
  jpeg: cutJpeg,
  png: cutPng,
};

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
  const cut = format && CUTTERS[format]?.(bytes);
  if (!cut || cut.bytes.length > SUBMITTED_IMAGE_MAX_BYTES) return undefined;
  const { widthPx, heightPx, orientation } = cut;
  if (widthPx * heightPx > IMAGE_MAX_PIXELS) return undefined;
  const isLying = orientation >= 5;
  return {
    base64: await blobToBase64(new Blob([cut.bytes])),
    mediaType: format === 'png' ? 'image/png' : 'image/jpeg',
    ...(isLying ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx }),
    byteCount: cut.bytes.length,
    sourceByteCount: file.size,
  };
}

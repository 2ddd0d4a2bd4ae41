import { GIF } from 'image-size/types/gif';
import { HEIF } from 'image-size/types/heif';
import { PNG } from 'image-size/types/png';
import { TIFF } from 'image-size/types/tiff';
import { WEBP } from 'image-size/types/webp';
import type { ImageFormat } from '@/lib/shared/images/image-format';
import { findJpegHeader } from './jpeg-header';

const READERS: Partial<Record<ImageFormat, typeof PNG>> = {
  gif: GIF,
  avif: HEIF,
  heic: HEIF,
  png: PNG,
  tiff: TIFF,
  webp: WEBP,
};

/** Length of the header of OS/2 bitmaps, in bytes: they state their size in two bytes each, Windows bitmaps in four. */
const OS2_HEADER_BYTES = 12;

/** @throws RangeError if the file is too short */
function countBmpPixels(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(14, true) === OS2_HEADER_BYTES) return view.getUint16(18, true) * view.getUint16(20, true);
  // A negative height says that the rows go from the top down.
  return Math.abs(view.getInt32(18, true) * view.getInt32(22, true));
}

/** The number of pixels that a file declares, without decoding it; undefined if it cannot be read. */
export function findPixelCount(bytes: Uint8Array, format: ImageFormat | undefined): number | undefined {
  if (format === 'jpeg') {
    const header = findJpegHeader(bytes);
    return header && header.widthPx * header.heightPx;
  }
  try {
    if (format === 'bmp') return countBmpPixels(bytes);
    const size = format && READERS[format]?.calculate(bytes);
    return size && size.width * size.height;
  } catch {
    return undefined;
  }
}

import { BMP } from 'image-size/types/bmp';
import { GIF } from 'image-size/types/gif';
import { HEIF } from 'image-size/types/heif';
import { PNG } from 'image-size/types/png';
import { TIFF } from 'image-size/types/tiff';
import { WEBP } from 'image-size/types/webp';
import type { ImageFormat } from '@/lib/shared/images/image-format';
import { findJpegHeader } from './jpeg-header';

const READERS: Partial<Record<ImageFormat, typeof PNG>> = {
  bmp: BMP,
  gif: GIF,
  avif: HEIF,
  heic: HEIF,
  png: PNG,
  tiff: TIFF,
  webp: WEBP,
};

/** The number of pixels that a file declares, without decoding it; undefined if it cannot be read. */
export function findPixelCount(bytes: Uint8Array, format: ImageFormat | undefined): number | undefined {
  if (format === 'jpeg') {
    const header = findJpegHeader(bytes);
    return header && header.widthPx * header.heightPx;
  }
  try {
    const size = format && READERS[format]?.calculate(bytes);
    return size && size.width * size.height;
  } catch {
    return undefined;
  }
}

import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import { findImageFormat } from '../../shared/images/image-format';

/** The formats that the contract accepts. */
const READERS = { jpeg: JPG, png: PNG, webp: WEBP };
export type AcceptedFormat = keyof typeof READERS;

const isAccepted = (format: string): format is AcceptedFormat => Object.hasOwn(READERS, format);

/**
 * How far into a file its size may be, in bytes: after a camera's metadata and thumbnails. A file made of nothing but
 * metadata would keep the reader busy for a second at 10 MB.
 */
const HEADER_MAX_BYTES = 2_000_000;

export type ImageSize = { widthPx: number; heightPx: number };

/**
 * Reads the format and the size of a JPEG, PNG or WebP from its own bytes.
 *
 * @param image with its own memory: the readers may look past the end of a slice
 * @returns 'other-format' when the bytes begin like something else, 'damaged' when no size can be read
 */
export function findImageSize(
  image: Uint8Array,
): (ImageSize & { format: AcceptedFormat }) | 'other-format' | 'damaged' {
  const format = findImageFormat(image);
  if (!format || !isAccepted(format)) return 'other-format';
  try {
    const reader = READERS[format];
    const header = image.subarray(0, HEADER_MAX_BYTES);
    if (!reader.validate(header)) return 'damaged';
    const { width, height } = reader.calculate(header);
    return width > 0 && height > 0 ? { format, widthPx: width, heightPx: height } : 'damaged';
  } catch {
    return 'damaged';
  }
}

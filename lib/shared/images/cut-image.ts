import { cutJpeg } from './cut-jpeg';
import { cutPng } from './cut-png';
import { cutWebp } from './cut-webp';
import { findImageFormat } from './image-format';

/** The picture of an image file and nothing else. */
export type CutImage = {
  /** With their own memory. The compressed picture in them is the file's own, never encoded again. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the pixels as stored, before the orientation is applied. */
  widthPx: number;
  heightPx: number;
  /** EXIF orientation, 1 (upright) to 8. */
  orientation: number;
};

/** The formats that can be cut, which are those of the storage contract. */
const CUTTERS = { jpeg: cutJpeg, png: cutPng, webp: cutWebp };
export type CutFormat = keyof typeof CUTTERS;

const isCutFormat = (format: string): format is CutFormat => Object.hasOwn(CUTTERS, format);

/**
 * Cuts an image file down to what makes its picture: size, tables, compressed data, color profile, and an orientation
 * if it states one. EXIF, XMP, comments, previews, vendor data, animations and everything after the end are gone.
 *
 * @returns 'other-format' if it is neither JPEG, PNG nor WebP; 'damaged' if browsers would not open it
 */
export function cutImage(file: Uint8Array): (CutImage & { format: CutFormat }) | 'other-format' | 'damaged' {
  const format = findImageFormat(file);
  if (!format || !isCutFormat(format)) return 'other-format';
  const cut = CUTTERS[format](file);
  return cut && cut.widthPx > 0 && cut.heightPx > 0 ? { ...cut, format } : 'damaged';
}

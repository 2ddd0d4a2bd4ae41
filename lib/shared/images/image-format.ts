/** Image formats that can be distinguished by their first bytes. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'tiff' | 'avif' | 'heic' | 'jxl' | 'jp2';

const startsWith = (bytes: Uint8Array, signature: readonly number[], offset = 0) =>
  signature.every((byte, index) => bytes[offset + index] === byte);

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

/** Brands of the ISO base media file format (`ftyp` box) that mean HEIF with HEVC inside, and AVIF. */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const AVIF_BRANDS = ['avif', 'avis'];

function findIsoMediaFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (!startsWith(bytes, ascii('ftyp'), 4)) return undefined;
  const brands = [8, 16, 20, 24, 28].map((offset) => String.fromCharCode(...bytes.subarray(offset, offset + 4)));
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return 'avif';
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return 'heic';
  return undefined;
}

/**
 * Detects an image's format from its content, never from its name or declared type.
 *
 * @param bytes the first 32 bytes of the file, or more
 * @returns undefined if the bytes do not start like any known image format
 */
export function findImageFormat(bytes: Uint8Array): ImageFormat | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return 'webp';
  if (startsWith(bytes, ascii('GIF8'))) return 'gif';
  if (startsWith(bytes, ascii('BM'))) return 'bmp';
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0x00]) || startsWith(bytes, [0x4d, 0x4d, 0x00, 0x2a])) return 'tiff';
  if (startsWith(bytes, [0xff, 0x0a]) || startsWith(bytes, ascii('JXL '), 4)) return 'jxl';
  // JPEG 2000, in a file and as a bare codestream.
  if (startsWith(bytes, ascii('jP  \r\n'), 4) || startsWith(bytes, [0xff, 0x4f, 0xff, 0x51])) return 'jp2';
  return findIsoMediaFormat(bytes);
}

/** How far into a file PDF readers look for its header, in bytes: printers, mail and editors put something before it. */
const PDF_HEADER_WITHIN_BYTES = 1024;

/** Whether a file is a PDF, judging by its content. */
export function isPdf(bytes: Uint8Array): boolean {
  if (findImageFormat(bytes)) return false;
  const head = bytes.subarray(0, PDF_HEADER_WITHIN_BYTES);
  return String.fromCharCode(...head).includes('%PDF-');
}

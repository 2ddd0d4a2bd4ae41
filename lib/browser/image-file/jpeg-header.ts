import { hasExifPrefix, readExifOrientation } from '@/lib/shared/images/exif-orientation';

/** What a JPEG's header says about it. */
export type JpegHeader = {
  widthPx: number;
  heightPx: number;
  /** EXIF orientation, 1 (upright) to 8. Width and height are those of the pixels as stored, before it is applied. */
  orientation: number;
  /** The segments that hold metadata: EXIF, XMP, IPTC and comments. Offsets in bytes, end exclusive. */
  metadata: { start: number; end: number }[];
};

const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
/** Application segments 1 and 13 and the comment: EXIF and XMP, IPTC, free text. */
const METADATA_CODES = [APP1, 0xed, 0xfe];
/** Start of frame, with the size. The codes skipped in this range are for tables. */
const isStartOfFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/**
 * Reads the size, orientation and location of metadata, without decoding.
 *
 * @param bytes a JPEG, at least up to its first scan
 * @returns undefined if there is no size before the first scan
 */
export function findJpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { widthPx: number; heightPx: number } | undefined;
  let orientation: number | undefined;
  const metadata: JpegHeader['metadata'] = [];
  let offset = 2;
  while (offset + 4 <= bytes.length && view.getUint8(offset) === 0xff) {
    const code = view.getUint8(offset + 1);
    if (code === 0xff) {
      offset += 1;
      continue;
    }
    if (code === START_OF_SCAN) break;
    const end = offset + 2 + view.getUint16(offset + 2);
    if (end > bytes.length) break;
    if (isStartOfFrame(code)) {
      size ??= { heightPx: view.getUint16(offset + 5), widthPx: view.getUint16(offset + 7) };
    }
    if (code === APP1) {
      const content = bytes.subarray(offset + 4, end);
      if (hasExifPrefix(content)) orientation ??= readExifOrientation(content);
    }
    if (METADATA_CODES.includes(code)) metadata.push({ start: offset, end });
    offset = end;
  }
  if (!size?.widthPx || !size.heightPx) return undefined;
  return { ...size, orientation: orientation ?? 1, metadata };
}

/** A copy of a JPEG without its metadata, and therefore without its orientation. */
export function withoutMetadata(bytes: Uint8Array, { metadata }: JpegHeader): Uint8Array<ArrayBuffer> {
  const removedBytes = metadata.reduce((sum, { start, end }) => sum + end - start, 0);
  const bare = new Uint8Array(bytes.length - removedBytes);
  let from = 0;
  let to = 0;
  for (const { start, end } of [...metadata, { start: bytes.length, end: bytes.length }]) {
    bare.set(bytes.subarray(from, start), to);
    to += start - from;
    from = end;
  }
  return bare;
}

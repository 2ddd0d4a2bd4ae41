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

const ORIENTATION_TAG = 0x0112;
const EXIF_PREFIX = [0x45, 0x78, 0x69, 0x66, 0, 0];
const IFD_ENTRY_BYTES = 12;

/**
 * @param segment the EXIF segment's content, starting with its prefix @throws RangeError if an offset points outside it
 */
function findOrientation(segment: DataView): number | undefined {
  if (!EXIF_PREFIX.every((byte, index) => segment.getUint8(index) === byte)) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + EXIF_PREFIX.length, segment.byteLength - 6);
  const isLittleEndian = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittleEndian);
  const entryCount = tiff.getUint16(directory, isLittleEndian);
  for (let index = 0; index < entryCount; index += 1) {
    const entry = directory + 2 + index * IFD_ENTRY_BYTES;
    if (tiff.getUint16(entry, isLittleEndian) !== ORIENTATION_TAG) continue;
    const orientation = tiff.getUint16(entry + 8, isLittleEndian);
    return orientation >= 1 && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
}

/** A corrupt orientation tag is ignored, as in browsers. */
function readOrientation(segment: DataView): number | undefined {
  try {
    return findOrientation(segment);
  } catch {
    return undefined;
  }
}

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
      orientation ??= readOrientation(new DataView(bytes.buffer, bytes.byteOffset + offset + 4, end - offset - 4));
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

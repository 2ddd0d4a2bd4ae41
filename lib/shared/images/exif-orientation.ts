const ORIENTATION_TAG = 0x0112;
const LITTLE_ENDIAN = 0x4949;
const IFD_ENTRY_BYTES = 12;
const EXIF_PREFIX = [0x45, 0x78, 0x69, 0x66, 0, 0];

/** @throws RangeError if an offset points outside the data */
function findOrientation(tiff: DataView): number | undefined {
  const isLittleEndian = tiff.getUint16(0) === LITTLE_ENDIAN;
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

/** Whether data begins like the content of a JPEG's EXIF segment. */
export const hasExifPrefix = (data: Uint8Array): boolean => EXIF_PREFIX.every((byte, index) => data[index] === byte);

/**
 * Reads the orientation in EXIF data.
 *
 * @param data starts at its TIFF header, or at the prefix that JPEG puts before it
 * @returns 1 to 8; undefined if there is none, or it is corrupt: browsers ignore it then
 */
export function readExifOrientation(data: Uint8Array): number | undefined {
  const start = hasExifPrefix(data) ? EXIF_PREFIX.length : 0;
  try {
    return findOrientation(new DataView(data.buffer, data.byteOffset + start, data.byteLength - start));
  } catch {
    return undefined;
  }
}

/**
 * EXIF data that holds only an orientation (EXIF 2.32: a big endian TIFF header, one directory with tag 0x0112).
 *
 * @param orientation 1 to 8
 */
export function makeOrientationExif(orientation: number): readonly number[] {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  return [...tiff, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}

/** The same as a JPEG segment. */
export function makeOrientationSegment(orientation: number): readonly number[] {
  const content = [...EXIF_PREFIX, ...makeOrientationExif(orientation)];
  return [0xff, 0xe1, 0, content.length + 2, ...content];
}

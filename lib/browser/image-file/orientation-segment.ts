/**
 * A JPEG segment that holds only an orientation (EXIF 2.32: APP1, big endian TIFF header, one directory with tag
 * 0x0112).
 *
 * @param orientation 1 to 8
 */
export function makeOrientationSegment(orientation: number): readonly number[] {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const content = [...exif, ...tiff, ...directory];
  return [0xff, 0xe1, 0, content.length + 2, ...content];
}

import type { PreparedImage } from '@/lib/shared/prepared-image';
import { base64ToBlob } from './blob-base64';
import { type PrepareImageOptions, prepareImage } from './prepare-image';

/** EXIF orientation for quarter turns clockwise. */
const ORIENTATIONS = [1, 6, 3, 8] as const;

const START_OF_IMAGE_BYTES = 2;

/** A JPEG segment with nothing but an orientation (EXIF 2.32: APP1, big endian TIFF header, one directory with tag 0x0112). */
const exifSegment = (orientation: number) =>
  new Uint8Array([
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);

/**
 * Turns a prepared image: it goes through the preparation once more, as a photo of a phone that was held that way.
 *
 * @param quarterTurns clockwise, 0 to 3
 * @returns undefined when it could not be prepared again
 * @throws the signal's reason when it is aborted; nothing else
 */
export async function turnImage(
  image: PreparedImage,
  quarterTurns: number,
  options: PrepareImageOptions,
): Promise<PreparedImage | undefined> {
  const jpeg = base64ToBlob(image.base64, image.mediaType);
  const segment = exifSegment(ORIENTATIONS[quarterTurns % 4] ?? 1);
  const turned = new Blob([jpeg.slice(0, START_OF_IMAGE_BYTES), segment, jpeg.slice(START_OF_IMAGE_BYTES)]);
  const outcome = await prepareImage(turned, options);
  return outcome.ok ? { ...outcome.image, sourceByteCount: image.sourceByteCount } : undefined;
}

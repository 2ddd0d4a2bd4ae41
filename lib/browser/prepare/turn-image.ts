import { makeOrientationSegment } from '@/lib/shared/images/exif-orientation';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { base64ToBlob } from '../image-file/blob-base64';
import { prepareImage } from './prepare-image';

/** EXIF orientation for clockwise quarter turns. */
const ORIENTATIONS = [1, 6, 3, 8] as const;

const START_OF_IMAGE_BYTES = 2;

/**
 * Rotates a prepared image: it goes through the preparation again, like a photo from a phone held that way.
 *
 * @param quarterTurns clockwise, 0 to 3
 * @returns undefined if it could not be prepared again
 * @throws the signal's reason when it is aborted; nothing else
 */
export async function turnImage(
  image: PreparedImage,
  quarterTurns: number,
  signal: AbortSignal,
): Promise<PreparedImage | undefined> {
  if (image.mediaType !== 'image/jpeg') return undefined;
  const jpeg = base64ToBlob(image.base64, image.mediaType);
  const segment = new Uint8Array(makeOrientationSegment(ORIENTATIONS[quarterTurns % 4] ?? 1));
  const turned = new Blob([jpeg.slice(0, START_OF_IMAGE_BYTES), segment, jpeg.slice(START_OF_IMAGE_BYTES)]);
  const outcome = await prepareImage(turned, {
    signal,
    onProgress: () => undefined,
    pickPage: () => Promise.reject(new Error('A photo has no pages')),
  });
  return outcome.ok ? { ...outcome.image, sourceByteCount: image.sourceByteCount } : undefined;
}

import { JPEG_QUALITY, PREPARED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';

const QUALITY_STEP = 0.05;
const LOWEST_QUALITY = 0.1;

/**
 * Encodes at JPEG_QUALITY, lowering it in steps only until the result is at most PREPARED_IMAGE_MAX_BYTES.
 *
 * @param encode makes a JPEG of the given quality (0 to 1)
 * @returns undefined if even the lowest quality is too large
 */
export async function encodeWithinLimit(encode: (quality: number) => Promise<Blob>): Promise<Blob | undefined> {
  for (let quality = JPEG_QUALITY; quality >= LOWEST_QUALITY; quality -= QUALITY_STEP) {
    const jpeg = await encode(quality);
    if (jpeg.size <= PREPARED_IMAGE_MAX_BYTES) return jpeg;
  }
  return undefined;
}

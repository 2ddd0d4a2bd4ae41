import { decodedByteCount, isStrictBase64 } from '../../shared/base64';
import { IMAGE_MAX_PIXELS } from '../../shared/limits';
import { findImageSize } from './find-image-size';

/** Why a base64 text is no image that the portal takes. */
export type ImageProblem = 'not-base64' | 'too-large' | 'other-format' | 'damaged' | 'too-many-pixels';

/**
 * Decodes a JPEG, PNG or WebP from bare base64. Its bytes decide what it is; at most IMAGE_MAX_PIXELS.
 *
 * @param maxBytes the largest accepted size, in decoded bytes; checked before anything is decoded
 */
export function decodeImage(base64: string, maxBytes: number): Buffer | ImageProblem {
  if (!isStrictBase64(base64)) return 'not-base64';
  const byteCount = decodedByteCount(base64);
  if (byteCount > maxBytes) return 'too-large';
  // Not from the pool: findImageSize needs memory that holds nothing else.
  const image = Buffer.allocUnsafeSlow(byteCount);
  image.write(base64, 'base64');
  const size = findImageSize(image);
  if (typeof size === 'string') return size;
  return size.widthPx * size.heightPx > IMAGE_MAX_PIXELS ? 'too-many-pixels' : image;
}

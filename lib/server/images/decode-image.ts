import { decodedByteCount } from '../../shared/images/base64';
import { isImageComplete } from '../../shared/images/image-completeness';
import { findImageFormat } from '../../shared/images/image-format';
import { IMAGE_MAX_PIXELS } from '../../shared/limits';
import { findBytesOfStrictBase64 } from './decode-base64';
import { findImageSize } from './find-image-size';

/** Why a base64 text is no image that the portal takes. */
export type ImageProblem = 'not-base64' | 'too-large' | 'other-format' | 'damaged' | 'too-many-pixels';

/**
 * Decodes a JPEG, PNG or WebP from bare base64. Its bytes decide what it is; at most IMAGE_MAX_PIXELS, and all there.
 *
 * @param maxBytes the largest accepted size, in decoded bytes; checked before anything is decoded
 */
export function decodeImage(base64: string, maxBytes: number): Buffer | ImageProblem {
  if (decodedByteCount(base64) > maxBytes) return 'too-large';
  const image = findBytesOfStrictBase64(base64);
  if (!image) return 'not-base64';
  const size = findImageSize(image);
  if (typeof size === 'string') return size;
  if (size.widthPx * size.heightPx > IMAGE_MAX_PIXELS) return 'too-many-pixels';
  return isImageComplete(image, findImageFormat(image)) ? image : 'damaged';
}

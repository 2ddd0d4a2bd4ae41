import { decodedByteCount } from '../../shared/images/base64';
import { isImageComplete } from '../../shared/images/image-completeness';
import { IMAGE_MAX_PIXELS } from '../../shared/limits';
import { findBytesOfStrictBase64 } from './decode-base64';
import { type AcceptedFormat, findImageSize, type ImageSize } from './find-image-size';

/** Why a base64 text is not an image that the portal accepts. */
export type ImageProblem = 'not-base64' | 'too-large' | 'other-format' | 'damaged' | 'too-many-pixels';

/** An image that decodeImage found fit to keep: nothing downstream checks it again. */
export type CheckedImage = ImageSize & { bytes: Buffer; format: AcceptedFormat };

/**
 * Decodes a JPEG, PNG or WebP from bare base64. Its bytes determine the format; at most IMAGE_MAX_PIXELS, and complete.
 *
 * @param maxBytes the largest accepted size, in decoded bytes; checked before anything is decoded
 */
export function decodeImage(base64: string, maxBytes: number): CheckedImage | ImageProblem {
  if (decodedByteCount(base64) > maxBytes) return 'too-large';
  const bytes = findBytesOfStrictBase64(base64);
  return bytes ? checkImage(bytes, maxBytes) : 'not-base64';
}

/**
 * The same, for bytes.
 *
 * @param bytes with their own memory
 */
export function checkImage(bytes: Buffer, maxBytes: number): CheckedImage | ImageProblem {
  if (bytes.length > maxBytes) return 'too-large';
  const size = findImageSize(bytes);
  if (typeof size === 'string') return size;
  if (size.widthPx * size.heightPx > IMAGE_MAX_PIXELS) return 'too-many-pixels';
  return isImageComplete(bytes, size.format) ? { bytes, ...size } : 'damaged';
}

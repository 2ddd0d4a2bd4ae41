import { z } from 'zod';
import { DOCUMENT_SIDES } from '../../shared/contract/request';
import { SOURCE_FILE_MAX_BYTES, SUBMITTED_IMAGE_MAX_BYTES } from '../../shared/limits';
import { decodeImage } from '../images/decode-image';
import type { PhotoChange } from './send-photo';

const photoSchema = z.object({
  side: z.enum(DOCUMENT_SIDES),
  version: z.uuid().nullable(),
  image: z
    .object({ base64: z.string(), sourceByteCount: z.number().int().min(1).max(SOURCE_FILE_MAX_BYTES) })
    .optional(),
});

/** What a phone prepares; PNG if its browser cannot prepare photos and sends the person's own file. */
const FORMATS = ['jpeg', 'png'];

/**
 * Checks what a phone sent: a photo as phones prepare it, or that a side was cleared. Undefined if it is neither;
 * 'unavailable' if the photo could not be checked now.
 */
export async function findPhotoChange(received: unknown): Promise<PhotoChange | 'unavailable' | undefined> {
  const { data } = photoSchema.safeParse(received);
  if (!data) return undefined;
  const { side, version, image } = data;
  if (version === null) return { side, version };
  if (!image) return undefined;
  const decoded = await decodeImage(image.base64, SUBMITTED_IMAGE_MAX_BYTES);
  if (decoded === 'unavailable') return decoded;
  if (typeof decoded === 'string' || !FORMATS.includes(decoded.format)) return undefined;
  return { side, version, image: decoded.bytes, sourceByteCount: image.sourceByteCount };
}

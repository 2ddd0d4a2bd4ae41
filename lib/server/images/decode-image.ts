import { DOCUMENT_SIDES } from '../../shared/contract/request';
import { decodedByteCount } from '../../shared/images/base64';
import { type CutFormat, cutImage } from '../../shared/images/cut-image';
import { IMAGE_MAX_PIXELS } from '../../shared/limits';
import { processSingleton } from '../process-singleton';
import { findBytesOfStrictBase64 } from './decode-base64';
import { PictureProver } from './proof/picture-prover';
import { scanImage } from './scan/scan-image';

/** Why an image is not accepted. 'unavailable': it could not be checked now, which says nothing about it. */
export type ImageProblem =
  | 'not-base64'
  | 'too-large'
  | 'other-format'
  | 'damaged'
  | 'too-many-pixels'
  | 'malware'
  | 'unavailable';

/** An image that was found fit to keep: nothing downstream checks it again. */
export type CheckedImage = { bytes: Buffer; format: CutFormat; widthPx: number; heightPx: number };

const getProver = () => processSingleton('picture-prover', () => new PictureProver());

/** Says that a form's images will be checked soon, so that they need not wait for what decodes them to start. */
export const expectImages = (): void => getProver().expect(DOCUMENT_SIDES.length);

/** What is kept of a JPEG that carries something behind its last block: the picture, and the end marker. */
function endAfterPicture(bytes: Uint8Array, byteCount: number): Buffer {
  const kept = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return byteCount === kept.length ? kept : Buffer.concat([kept.subarray(0, byteCount - 2), kept.subarray(-2)]);
}

/**
 * Decodes a JPEG, PNG or WebP from bare base64, and checks it: see checkImage.
 *
 * @param maxBytes the largest accepted size, in decoded bytes; checked before anything is decoded
 */
export async function decodeImage(base64: string, maxBytes: number): Promise<CheckedImage | ImageProblem> {
  if (decodedByteCount(base64) > maxBytes) return 'too-large';
  const bytes = findBytesOfStrictBase64(base64);
  return bytes ? checkImage(bytes, maxBytes) : 'not-base64';
}

/**
 * Takes the picture out of an image file (cutImage), of at most IMAGE_MAX_PIXELS, has it decoded in a process of its own
 * to prove that it is whole and as large as it says, and scanned where a malware scanner is configured.
 */
export async function checkImage(file: Buffer, maxBytes: number): Promise<CheckedImage | ImageProblem> {
  if (file.length > maxBytes) return 'too-large';
  const cut = cutImage(file);
  if (typeof cut === 'string') return cut;
  const { format, widthPx, heightPx } = cut;
  if (widthPx * heightPx > IMAGE_MAX_PIXELS) return 'too-many-pixels';
  const stated = { widthPx, heightPx };
  const proof = await getProver().prove({ bytes: cut.bytes, format, stated, maxPixels: IMAGE_MAX_PIXELS });
  if (proof === 'unavailable') return 'unavailable';
  if (!proof.isWhole || proof.widthPx !== widthPx || proof.heightPx !== heightPx) return 'damaged';
  const bytes = endAfterPicture(cut.bytes, proof.byteCount);
  const verdict = await scanImage(bytes);
  return verdict === 'clean' ? { bytes, format, widthPx, heightPx } : verdict;
}

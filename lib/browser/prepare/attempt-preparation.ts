import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { isBlank } from '../canvas/blank-guard';
import { type Canvas, releaseCanvas } from '../canvas/canvas';
import { encodeWithinLimit } from '../canvas/encode-within-limit';
import { blobToBase64 } from '../image-file/blob-base64';
import { findJpegHeader, withoutMetadata } from '../image-file/jpeg-header';
import type { DrawingWay, ImageSource } from './image-source';
import { readJpegBack } from './read-jpeg-back';

/** Percent done after each step, based on the share of time each takes at 12 megapixels. */
const PROGRESS = { drawn: 65, encoded: 80, verified: 95 } as const;

/** The result of one method. `isBlank`: all black or all white. */
export type Attempt = { image: PreparedImage; isBlank: boolean };

/** Reads the JPEG back: a browser low on memory may encode nothing, or black. @returns whether it is blank */
async function verify(jpeg: Blob, canvas: Canvas): Promise<boolean> {
  const readBack = await readJpegBack(jpeg);
  const isFaithful =
    readBack.widthPx === canvas.width && readBack.heightPx === canvas.height && (!readBack.isBlank || isBlank(canvas));
  if (!isFaithful) throw new Error('The prepared image does not match what was drawn');
  return readBack.isBlank;
}

/** iOS writes metadata of its own into what a canvas encodes. */
async function withoutOwnMetadata(jpeg: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  const header = findJpegHeader(bytes);
  return header?.metadata.length ? new Blob([withoutMetadata(bytes, header)], { type: jpeg.type }) : jpeg;
}

async function encodeAndVerify(canvas: Canvas, way: DrawingWay, onProgress: (percent: number) => void) {
  const encoded = await encodeWithinLimit((quality) => way.encode(canvas, quality));
  if (!encoded) throw new Error('The prepared image stays over the limit');
  const jpeg = await withoutOwnMetadata(encoded);
  onProgress(PROGRESS.encoded);
  const [isJpegBlank, base64] = await Promise.all([verify(jpeg, canvas), blobToBase64(jpeg)]);
  onProgress(PROGRESS.verified);
  return { base64, byteCount: jpeg.size, isBlank: isJpegBlank, widthPx: canvas.width, heightPx: canvas.height };
}

/**
 * Prepares an image with one method.
 *
 * @param onProgress called with percentages from 65 to 95, increasing
 * @throws if this method, in this browser, does not work for this file
 */
export async function attemptPreparation(
  way: DrawingWay,
  source: ImageSource,
  onProgress: (percent: number) => void,
): Promise<Attempt> {
  const canvas = await way.draw(source);
  try {
    onProgress(PROGRESS.drawn);
    const { isBlank, ...encoded } = await encodeAndVerify(canvas, way, onProgress);
    return { image: { ...encoded, mediaType: 'image/jpeg', sourceByteCount: source.file.size }, isBlank };
  } finally {
    releaseCanvas(canvas);
  }
}

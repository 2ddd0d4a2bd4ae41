import { isImageComplete } from '@/lib/shared/images/image-completeness';
import { findImageFormat, type ImageFormat, isPdf } from '@/lib/shared/images/image-format';
import { isCanvasHonest } from '../canvas/canvas-honesty';
import { encodeJpeg } from '../canvas/encode-jpeg';
import { findWholePictureMaxPixels, readDeviceMemoryGib } from '../canvas/memory-limit';
import { findPixelCount } from '../image-file/find-pixel-count';
import { loadPart } from '../load-part';
import { type Attempt, attemptPreparation } from './attempt-preparation';
import { drawBitmap } from './draw-bitmap';
import { canDrawWhileDecoding, drawWhileDecoding } from './draw-while-decoding';
import type { DrawingWay, ImageSource } from './image-source';
import type { ThreadOutcome } from './preparation-outcome';
import { prepareOriginal } from './prepare-original';

/** The library is loaded only if the browser lacks what the other methods need. */
const WITH_LIBRARY: DrawingWay = {
  suits: () => true,
  holdsWholePicture: true,
  draw: async ({ file }) => (await loadPart(() => import('./draw-with-library'))).drawWithLibrary(file),
  encode: async (canvas, quality) =>
    (await loadPart(() => import('./draw-with-library'))).encodeJpegWithLibrary(canvas, quality),
};

/** Tried in this order until one produces an image that can be read back and is not blank. */
const DRAWING_WAYS: readonly DrawingWay[] = [
  { suits: canDrawWhileDecoding, holdsWholePicture: false, draw: drawWhileDecoding, encode: encodeJpeg },
  { suits: () => true, holdsWholePicture: true, draw: drawBitmap, encode: encodeJpeg },
  WITH_LIBRARY,
];

/** Formats that every browser decodes: if one of these does not decode, the file is corrupt. */
const UNIVERSAL_FORMATS: readonly ImageFormat[] = ['jpeg', 'png', 'webp', 'gif', 'bmp'];

/** Above this size, a complete file that does not decode was too much for the device, not corrupt. */
const DEMANDING_PIXELS = 24_000_000;

/** Percent done once the file has been read. */
const PROGRESS_CHECKED = 10;

type Options = { onProgress(percent: number): void };

const exceeds = ({ pixelCount = 0 }: ImageSource, limit: number) => pixelCount > limit;

const exceedsMemory = (source: ImageSource) =>
  exceeds(source, findWholePictureMaxPixels(readDeviceMemoryGib(), 'ImageDecoder' in globalThis));

/**
 * The first image that is not blank; a blank one only if every method gets the same result. Where one fails, the next may
 * have drawn nothing and not said so: an image element does for some AVIF files.
 */
async function prepareSomeWay(source: ImageSource, { onProgress }: Options): Promise<Attempt | undefined> {
  let blankAttempt: Attempt | undefined;
  let hasFailure = false;
  for (const way of DRAWING_WAYS) {
    if (!way.suits(source) || (way.holdsWholePicture && exceedsMemory(source))) continue;
    try {
      const attempt = await attemptPreparation(way, source, onProgress);
      if (!attempt.isBlank) return attempt;
      blankAttempt = attempt;
    } catch {
      // Try the next method, or let the caller explain.
      hasFailure = true;
    }
  }
  return hasFailure ? undefined : blankAttempt;
}

/** If canvases cannot be trusted: the file itself, or advice to choose one that can be sent as is. */
async function prepareWithoutCanvas({ file, bytes, format }: ImageSource, chosen: Blob): Promise<ThreadOutcome> {
  const image = await prepareOriginal(chosen, bytes, format);
  return image && (await canDecode(file))
    ? { ok: true, image }
    : { ok: false, problem: 'canvas-dishonest', format, isFinal: true };
}

async function canDecode(file: Blob): Promise<boolean> {
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the browser itself says it cannot open HEIC photos: nearly all except Safari. Trying every method would take
 * 0.1 s.
 */
const lacksHeicDecoder = async () =>
  'ImageDecoder' in globalThis && !(await ImageDecoder.isTypeSupported('image/heic'));

/** Gives the reason why no method worked. */
async function explainFailure(source: ImageSource): Promise<ThreadOutcome> {
  const { file, format } = source;
  if (exceedsMemory(source)) return { ok: false, problem: 'too-many-pixels', format, isFinal: true };
  if (await canDecode(file)) return { ok: false, problem: 'failed', format, isFinal: false };
  if (!format) return { ok: false, problem: 'not-an-image', isFinal: !file.type.startsWith('image/') };
  if (UNIVERSAL_FORMATS.includes(format)) {
    const problem = exceeds(source, DEMANDING_PIXELS) ? 'too-many-pixels' : 'damaged';
    return { ok: false, problem, format, isFinal: true };
  }
  return { ok: false, problem: 'unsupported-format', format, isFinal: false };
}

/** The file's bytes; undefined if it was moved, changed or never downloaded from the person's cloud drive. */
async function readBytes(file: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/**
 * Prepares an image in the calling thread: upright, at most LONG_EDGE_PX long, JPEG of at most
 * PREPARED_IMAGE_MAX_BYTES, no metadata, in base64. If canvases do not return what was drawn, the image is the file
 * itself without its metadata. Never throws because of what a file contains.
 *
 * @param file of at least one byte
 * @param onProgress called with percentages from 0 to 100, increasing
 */
export async function prepareInThisThread(file: Blob, options: Options): Promise<ThreadOutcome> {
  const [bytes, isHonest] = await Promise.all([readBytes(file), isCanvasHonest()]);
  if (!bytes) return { ok: false, problem: 'failed', isFinal: true };
  if (isPdf(bytes)) return { ok: false, problem: 'pdf', isFinal: true };
  const format = findImageFormat(bytes);
  if (!isImageComplete(bytes, format)) return { ok: false, problem: 'damaged', format, isFinal: true };
  options.onProgress(PROGRESS_CHECKED);
  // The name may suggest the wrong type, and some decoders believe it.
  const typedFile = format ? file.slice(0, file.size, `image/${format}`) : file;
  const source = { file: typedFile, bytes, format, pixelCount: findPixelCount(bytes, format) };
  if (!isHonest) return prepareWithoutCanvas(source, file);
  if (format === 'heic' && (await lacksHeicDecoder())) return explainFailure(source);
  const attempt = await prepareSomeWay(source, options);
  return attempt ? { ok: true, image: attempt.image } : explainFailure(source);
}

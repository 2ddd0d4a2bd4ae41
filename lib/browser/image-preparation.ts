import { findImageFormat, type ImageFormat } from '@/lib/shared/image-format';
import type { PreparedImage } from '@/lib/shared/prepared-image';
import { isBlank } from './blank-guard';
import { blobToBase64 } from './blob-base64';
import { type Canvas, releaseCanvas } from './canvas';
import { drawWithLibrary, encodeJpegWithLibrary } from './draw-with-library';
import { encodeWithinLimit } from './encode-within-limit';
import { isImageComplete } from './image-completeness';
import type { ThreadOutcome } from './preparation-outcome';

/** One way from a file to a canvas that is upright, on white and at most LONG_EDGE_PX long. Throws when it cannot. */
type DrawingWay = { draw(file: Blob): Promise<Canvas>; encode(canvas: Canvas, quality: number): Promise<Blob> };

/** Tried in this order until one gives an image that can be read back. */
const DRAWING_WAYS: readonly DrawingWay[] = [{ draw: drawWithLibrary, encode: encodeJpegWithLibrary }];

/** Formats that every browser decodes: where one of these does not decode, the file is damaged. */
const UNIVERSAL_FORMATS: readonly ImageFormat[] = ['jpeg', 'png', 'webp', 'gif', 'bmp'];

/** Percent done after each step, from the share of time each takes at 12 megapixels. */
const PROGRESS = { checked: 10, drawn: 60, encoded: 80, verified: 90, done: 100 } as const;

type Options = { onProgress(percent: number): void };

/** Reads the JPEG back: a browser short of memory may encode nothing, or black. */
async function verify(jpeg: Blob, canvas: Canvas): Promise<void> {
  const image = await createImageBitmap(jpeg);
  const isFaithful =
    image.width === canvas.width && image.height === canvas.height && (!isBlank(image) || isBlank(canvas));
  image.close();
  if (!isFaithful) throw new Error('The prepared image does not match what was drawn');
}

async function prepareOneWay(way: DrawingWay, file: Blob, { onProgress }: Options): Promise<PreparedImage> {
  const canvas = await way.draw(file);
  onProgress(PROGRESS.drawn);
  const jpeg = await encodeWithinLimit((quality) => way.encode(canvas, quality));
  if (!jpeg) throw new Error('The prepared image stays over the limit');
  onProgress(PROGRESS.encoded);
  await verify(jpeg, canvas);
  onProgress(PROGRESS.verified);
  const { width: widthPx, height: heightPx } = canvas;
  releaseCanvas(canvas);
  const base64 = await blobToBase64(jpeg);
  return { base64, mediaType: 'image/jpeg', widthPx, heightPx, byteCount: jpeg.size, sourceByteCount: file.size };
}

async function canDecode(file: Blob): Promise<boolean> {
  try {
    (await createImageBitmap(file)).close();
    return true;
  } catch {
    return false;
  }
}

/** Names the reason why no way worked. */
async function explainFailure(file: Blob, format: ImageFormat | undefined): Promise<ThreadOutcome> {
  if (await canDecode(file)) return { ok: false, problem: 'failed', format, isFinal: false };
  if (!format) return { ok: false, problem: 'not-an-image', isFinal: !file.type.startsWith('image/') };
  if (UNIVERSAL_FORMATS.includes(format)) return { ok: false, problem: 'damaged', format, isFinal: true };
  return { ok: false, problem: 'unsupported-format', format, isFinal: false };
}

/** The file's bytes; undefined when it was moved, changed or never came down from the person's cloud drive. */
async function readBytes(file: Blob): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/**
 * Prepares an image in the thread that calls it: upright, at most LONG_EDGE_PX long, JPEG of at most
 * PREPARED_IMAGE_MAX_BYTES, no metadata, in base64. Never throws for what a file may contain.
 *
 * @param file of at least one byte
 * @param onProgress hears percents from 0 to 100, rising
 */
export async function prepareInThisThread(file: Blob, options: Options): Promise<ThreadOutcome> {
  const bytes = await readBytes(file);
  if (!bytes) return { ok: false, problem: 'failed', isFinal: true };
  const format = findImageFormat(bytes);
  if (!isImageComplete(bytes, format)) return { ok: false, problem: 'damaged', format, isFinal: true };
  options.onProgress(PROGRESS.checked);
  // The name may lie about the type, and some decoders believe it.
  const typedFile = format ? file.slice(0, file.size, `image/${format}`) : file;
  for (const way of DRAWING_WAYS) {
    try {
      const image = await prepareOneWay(way, typedFile, options);
      options.onProgress(PROGRESS.done);
      return { ok: true, image };
    } catch {
      // The next way, or the explanation below.
    }
  }
  return explainFailure(typedFile, format);
}

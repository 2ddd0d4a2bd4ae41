import { SOURCE_FILE_MAX_BYTES } from '@/lib/shared/limits';
import { loadPart } from '../load-part';
import type { PdfPictureOptions } from './pdf-picture';
import type { PreparationOutcome } from './preparation-outcome';
import { prepareInWorker, warmUpPreparation } from './prepare-in-worker';

/** How to cancel a preparation and follow its progress. `onProgress` is called with percentages from 0 to 100. */
export type PrepareImageOptions = PdfPictureOptions;

/** The same in this thread: Safari's workers lack what the library needs, and some formats only decode on the page. */
async function prepareAsLastResort(file: Blob, options: PrepareImageOptions): Promise<PreparationOutcome> {
  const { prepareInThisThread } = await loadPart(() => import('./image-preparation'));
  try {
    return await prepareInThisThread(file, options);
  } catch {
    return { ok: false, problem: 'failed' };
  }
}

/** Percent done once a HEIC photo or a PDF page has become a picture. */
const PROGRESS_CONVERTED = 90;

type Progress = Pick<PrepareImageOptions, 'onProgress'>;

const beforeConverted = ({ onProgress }: Progress): Progress => ({
  onProgress: (percent) => onProgress((percent * PROGRESS_CONVERTED) / 100),
});

const afterConverted = ({ onProgress }: Progress): Progress => ({
  onProgress: (percent) => onProgress(PROGRESS_CONVERTED + (percent * (100 - PROGRESS_CONVERTED)) / 100),
});

/** Where workers have no canvases, the page draws the picture. */
async function preparePictureHere(picture: ImageBitmap, options: Progress): Promise<PreparationOutcome> {
  const { preparePicture } = await loadPart(() => import('./prepare-picture'));
  return preparePicture(picture, options).catch(() => ({ ok: false, problem: 'failed' }));
}

/** @param picture made from the file that the person chose */
async function prepareInItsPlace(
  picture: ImageBitmap,
  file: Blob,
  options: PrepareImageOptions,
): Promise<PreparationOutcome> {
  const outcome =
    typeof OffscreenCanvas === 'function'
      ? await prepareInWorker(picture, { ...options, ...afterConverted(options) })
      : await preparePictureHere(picture, afterConverted(options));
  return outcome.ok ? { ...outcome, image: { ...outcome.image, sourceByteCount: file.size } } : outcome;
}

/** For browsers that cannot open iPhone photos: nearly all except Safari. */
async function prepareConverted(file: Blob, options: PrepareImageOptions): Promise<PreparationOutcome | undefined> {
  const { convertHeic } = await loadPart(() => import('./convert-heic'));
  // Starts while the converter works.
  warmUpPreparation();
  const picture = await convertHeic(file, { ...options, ...beforeConverted(options) });
  const outcome = picture && (await prepareInItsPlace(picture, file, options));
  return outcome?.ok ? outcome : undefined;
}

async function preparePdf(file: Blob, options: PrepareImageOptions): Promise<PreparationOutcome> {
  const { drawPdfPicture } = await loadPart(() => import('./pdf-picture'));
  warmUpPreparation();
  const picture = await drawPdfPicture(file, { ...options, ...beforeConverted(options) });
  return typeof picture === 'string' ? { ok: false, problem: picture } : prepareInItsPlace(picture, file, options);
}

const needsConverting = (outcome: PreparationOutcome) =>
  !outcome.ok && outcome.problem === 'unsupported-format' && outcome.format === 'heic';

/**
 * Prepares a photo, or a page of a PDF, for sending: checked by content, upright, at most LONG_EDGE_PX long, JPEG of at
 * most PREPARED_IMAGE_MAX_BYTES, no metadata, in base64. Works off the main thread whenever the browser can.
 *
 * @param file what the person chose; at most SOURCE_FILE_MAX_BYTES
 * @throws the signal's reason when it is aborted, anything `pickPage` throws, and if part of our own code does not load
 */
export async function prepareImage(file: Blob, options: PrepareImageOptions): Promise<PreparationOutcome> {
  if (file.size === 0) return { ok: false, problem: 'empty' };
  if (file.size > SOURCE_FILE_MAX_BYTES) return { ok: false, problem: 'too-large' };
  const outcome = await prepareInWorker(file, options);
  if (!outcome.ok && outcome.problem === 'pdf') return preparePdf(file, options);
  if (outcome.ok || outcome.isFinal) return outcome;
  const convertedOutcome = needsConverting(outcome) ? await prepareConverted(file, options) : undefined;
  if (convertedOutcome) return convertedOutcome;
  const lastOutcome = await prepareAsLastResort(file, options);
  options.signal.throwIfAborted();
  return lastOutcome;
}

import { SOURCE_FILE_MAX_BYTES } from '@/lib/shared/limits';
import type { PreparationOutcome } from './preparation-outcome';
import { prepareInWorker } from './prepare-in-worker';

/** How a preparation is cancelled and followed. `onProgress` hears percents from 0 to 100. */
export type PrepareImageOptions = { signal: AbortSignal; onProgress(percent: number): void };

/** The same in this thread: Safari's workers lack what the library needs, and some formats decode only in the page. */
async function prepareAsLastResort(file: Blob, options: PrepareImageOptions): Promise<PreparationOutcome> {
  try {
    const { prepareInThisThread } = await import('./image-preparation');
    return await prepareInThisThread(file, options);
  } catch {
    return { ok: false, problem: 'failed' };
  }
}

/** Percent done once a HEIC photo is a JPEG. */
const PROGRESS_CONVERTED = 75;

/** For the browsers that cannot open photos of iPhones: nearly all but Safari. */
async function prepareConverted(file: Blob, options: PrepareImageOptions): Promise<PreparationOutcome | undefined> {
  const { convertHeic } = await import('./convert-heic');
  const jpeg = await convertHeic(file, {
    ...options,
    onProgress: (percent) => options.onProgress((percent * PROGRESS_CONVERTED) / 100),
  });
  if (!jpeg) return undefined;
  const outcome = await prepareInWorker(jpeg, {
    ...options,
    onProgress: (percent) => options.onProgress(PROGRESS_CONVERTED + (percent * (100 - PROGRESS_CONVERTED)) / 100),
  });
  return outcome.ok ? { ...outcome, image: { ...outcome.image, sourceByteCount: file.size } } : undefined;
}

const needsConverting = (outcome: PreparationOutcome) =>
  !outcome.ok && outcome.problem === 'unsupported-format' && outcome.format === 'heic';

/**
 * Prepares a photo to be sent: checked by its content, upright, at most LONG_EDGE_PX long, JPEG of at most
 * PREPARED_IMAGE_MAX_BYTES, no metadata, in base64. Works off the main thread wherever the browser can.
 *
 * @param file what the person chose; at most SOURCE_FILE_MAX_BYTES
 * @throws the signal's reason when it is aborted; nothing else
 */
export async function prepareImage(file: Blob, options: PrepareImageOptions): Promise<PreparationOutcome> {
  if (file.size === 0) return { ok: false, problem: 'empty' };
  if (file.size > SOURCE_FILE_MAX_BYTES) return { ok: false, problem: 'too-large' };
  const outcome = await prepareInWorker(file, options);
  if (outcome.ok || outcome.isFinal) return outcome;
  const convertedOutcome = needsConverting(outcome) ? await prepareConverted(file, options) : undefined;
  if (convertedOutcome) return convertedOutcome;
  const lastOutcome = await prepareAsLastResort(file, options);
  options.signal.throwIfAborted();
  return lastOutcome;
}

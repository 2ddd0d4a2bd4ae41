import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { convertHeic } from '../convert-heic';
import type { LoadProblem } from './load-gray';

/** For loading what is needed, converting the photo, and searching. */
const WHOLE_LIMIT_MS = 20_000;
const HEIC_LONG_EDGE_PX = 4_032;

export type SearchAnswer = { reading?: IdReading | undefined } | LoadProblem;

/** @returns undefined when there is nothing to convert, or it could not be */
async function convert(file: Blob, problem: LoadProblem, signal: AbortSignal): Promise<ImageBitmap | undefined> {
  if (problem.undecodable !== 'heic') return undefined;
  return convertHeic(file, { signal, longEdgePx: HEIC_LONG_EDGE_PX, onProgress: () => undefined });
}

/**
 * Searches a photo for what can be read. When the browser cannot decode HEIC, it is converted and searched again.
 *
 * @returns undefined when nothing was read, for whatever reason
 * @throws the signal's reason when it is aborted
 */
export async function searchPhoto(
  file: Blob,
  signal: AbortSignal,
  search: (photo: Blob | ImageBitmap, signal: AbortSignal) => Promise<SearchAnswer>,
): Promise<IdReading | undefined> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(WHOLE_LIMIT_MS)]);
  try {
    let answer = await search(file, limited);
    const converted = 'undecodable' in answer ? await convert(file, answer, limited) : undefined;
    if (converted) answer = await search(converted, limited);
    return 'reading' in answer ? answer.reading : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

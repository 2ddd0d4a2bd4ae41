import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { convertHeic } from '../prepare/convert-heic';
import { readBarcode } from './read-barcode';
import { readMrz } from './read-mrz';
import type { SearchAnswer } from './search-in-worker';

/** For loading what is needed, converting the photo, and searching. */
const WHOLE_LIMIT_MS = 20_000;
const HEIC_LONG_EDGE_PX = 4_032;

async function search(photo: Blob | ImageBitmap, signal: AbortSignal): Promise<SearchAnswer> {
  const answer = await readBarcode(photo, signal);
  return 'undecodable' in answer || answer.reading ? answer : readMrz(photo, signal);
}

/** Searches an iPhone photo in a browser that cannot open it. */
async function searchConverted(file: Blob, signal: AbortSignal): Promise<SearchAnswer> {
  const options = { signal, longEdgePx: HEIC_LONG_EDGE_PX, onProgress: () => undefined };
  const picture = await convertHeic(file, options);
  if (!picture) return {};
  try {
    return await search(picture, signal);
  } finally {
    picture.close();
  }
}

/**
 * Reads an ID from a photo of either side, on this device: the barcode of a license, or else the machine-readable zone
 * of a passport or identity card.
 *
 * @param file as the person chose it, at full resolution
 * @returns undefined if nothing was read, for whatever reason
 * @throws the signal's reason when it is aborted
 */
export async function readId(file: Blob, signal: AbortSignal): Promise<IdReading | undefined> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(WHOLE_LIMIT_MS)]);
  try {
    const found = await search(file, limited);
    const isClosedHeic = 'undecodable' in found && found.undecodable === 'heic';
    const answer = isClosedHeic ? await searchConverted(file, limited) : found;
    return 'reading' in answer ? answer.reading : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

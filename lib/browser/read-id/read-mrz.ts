import { loadForWorker } from './load-gray';
import { MRZ_LONG_EDGE_PX } from './mrz-size';
import type { MrzWorkerInput } from './mrz-worker';
import { SEARCH_LIMIT_MS, type SearchAnswer, searchInWorker } from './search-in-worker';

const startWorker = () => new Worker(new URL('./mrz-worker.ts', import.meta.url), { type: 'module' });

/**
 * Reads the machine-readable zone of a passport or identity card from a photo.
 *
 * @throws the signal's reason when it is aborted, and if this browser cannot draw
 */
export async function readMrz(photo: Blob | ImageBitmap, signal: AbortSignal): Promise<SearchAnswer> {
  const loaded = await loadForWorker(photo, MRZ_LONG_EDGE_PX);
  if ('undecodable' in loaded) return loaded;
  const input: MrzWorkerInput = { photo: loaded, timeLimitMs: SEARCH_LIMIT_MS };
  return searchInWorker({ start: startWorker, input }, signal);
}

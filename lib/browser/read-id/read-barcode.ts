import { BARCODE_WORKER_PATH } from '@/lib/shared/paths';
import { loadForWorker } from './load-gray';
import { SEARCH_LIMIT_MS, type SearchAnswer, searchInWorker } from './search-in-worker';
import type { SearchWorkerInput } from './search-worker';

const startSearch = () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });

/**
 * Reads the barcode on the back of a license from a full-resolution photo, in workers that exit when the work is done.
 *
 * @throws the signal's reason when it is aborted, and if workers are blocked
 */
export async function readBarcode(photo: Blob | ImageBitmap, signal: AbortSignal): Promise<SearchAnswer> {
  const loaded = await loadForWorker(photo);
  if ('undecodable' in loaded) return loaded;
  const { port1, port2 } = new MessageChannel();
  // Only this script may use WebAssembly, so it runs alongside the one that searches.
  const reader = new Worker(BARCODE_WORKER_PATH);
  try {
    reader.postMessage({ port: port2 }, [port2]);
    const input: SearchWorkerInput = { photo: loaded, port: port1, timeLimitMs: SEARCH_LIMIT_MS };
    return await searchInWorker({ start: startSearch, input, transfer: [port1] }, signal);
  } finally {
    reader.terminate();
  }
}

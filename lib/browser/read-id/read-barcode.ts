import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { BARCODE_WORKER_PATH } from '@/lib/shared/paths';
import { runWorkerTask } from '../worker-task';
import { type SearchAnswer, searchPhoto } from './search-photo';
import type { SearchWorkerInput } from './search-worker';

/** For searching, once the photo and the reader are loaded. */
const SEARCH_LIMIT_MS = 3_000;

const startSearch = () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });

async function search(photo: Blob | ImageBitmap, signal: AbortSignal): Promise<SearchAnswer> {
  const { port1, port2 } = new MessageChannel();
  // WebAssembly is allowed to this script alone, so it runs beside the one that searches.
  const reader = new Worker(BARCODE_WORKER_PATH);
  const overtime = new AbortController();
  try {
    reader.postMessage({ port: port2 }, [port2]);
    const input: SearchWorkerInput = { photo, port: port1, timeLimitMs: SEARCH_LIMIT_MS };
    const answer = await runWorkerTask<SearchAnswer>({
      start: startSearch,
      input,
      transfer: photo instanceof Blob ? [port1] : [port1, photo],
      signal: AbortSignal.any([signal, overtime.signal]),
      // The search looks at the clock between attempts; one that hangs is ended.
      onProgress: () => setTimeout(() => overtime.abort(), SEARCH_LIMIT_MS),
    });
    return typeof answer === 'object' ? answer : {};
  } finally {
    reader.terminate();
  }
}

/**
 * Reads the barcode on the back of a licence from a photo at its full resolution, in workers that end with the work.
 *
 * @returns undefined when nothing was read, for whatever reason
 * @throws the signal's reason when it is aborted
 */
export function readBarcode(file: Blob, signal: AbortSignal): Promise<IdReading | undefined> {
  return searchPhoto(file, signal, search);
}

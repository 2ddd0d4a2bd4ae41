import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { runWorkerTask } from '../worker-task';
import type { MrzWorkerInput } from './mrz-worker';
import { type SearchAnswer, searchPhoto } from './search-photo';

/** For searching, once the photo is loaded. */
const SEARCH_LIMIT_MS = 3_000;

const startWorker = () => new Worker(new URL('./mrz-worker.ts', import.meta.url), { type: 'module' });

async function search(photo: Blob | ImageBitmap, signal: AbortSignal): Promise<SearchAnswer> {
  const overtime = new AbortController();
  const input: MrzWorkerInput = { photo, timeLimitMs: SEARCH_LIMIT_MS };
  const answer = await runWorkerTask<SearchAnswer>({
    start: startWorker,
    input,
    transfer: photo instanceof Blob ? [] : [photo],
    signal: AbortSignal.any([signal, overtime.signal]),
    // The worker looks at the clock between attempts; one that hangs is ended.
    onProgress: () => setTimeout(() => overtime.abort(), SEARCH_LIMIT_MS),
  });
  return typeof answer === 'object' ? answer : {};
}

/**
 * Reads the machine-readable zone of a passport or an identity card from a photo, in a worker that ends with the work.
 *
 * @returns undefined when nothing was read, for whatever reason
 * @throws the signal's reason when it is aborted
 */
export function readMrz(file: Blob, signal: AbortSignal): Promise<IdReading | undefined> {
  return searchPhoto(file, signal, search);
}

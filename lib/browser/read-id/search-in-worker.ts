import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { runWorkerTask } from '../worker/worker-task';
import type { LoadProblem } from './load-gray';
import type { SearchMiss } from './search-license';

/** For one search, once the photo and what reads it are loaded. */
export const SEARCH_LIMIT_MS = 3_000;

/** `miss`: why there is no reading, where the search got to know it. */
export type SearchAnswer = { reading?: IdReading | undefined; miss?: SearchMiss | undefined } | LoadProblem;

/** `transfer`: what of the input is handed over; a picture is copied, since it may be searched again. */
type Search = { start(): Worker; input: unknown; transfer?: Transferable[] };

/**
 * Searches a photo in a worker that ends with the work.
 *
 * @returns nothing read when the worker does not load, or does not come to an end
 * @throws the signal's reason when it is aborted
 */
export async function searchInWorker(search: Search, signal: AbortSignal): Promise<SearchAnswer> {
  const overtime = new AbortController();
  try {
    const answer = await runWorkerTask<SearchAnswer>({
      ...search,
      signal: AbortSignal.any([signal, overtime.signal]),
      // The worker looks at the clock between attempts; one that hangs is ended.
      onProgress: () => setTimeout(() => overtime.abort(), SEARCH_LIMIT_MS),
    });
    return typeof answer === 'object' ? answer : {};
  } catch {
    signal.throwIfAborted();
    return {};
  }
}

import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { runWorkerTask } from '../worker/worker-task';
import type { LoadProblem } from './load-gray';
import type { SearchMiss } from './search-license';

/** For one search, once the photo and the reader have loaded; twice what two cores need at most, for slower devices. */
export const SEARCH_LIMIT_MS = 6_000;

/** `miss`: why there is no reading, if the search found out. */
export type SearchAnswer = { reading?: IdReading | undefined; miss?: SearchMiss | undefined } | LoadProblem;

/** `transfer`: the parts of the input to transfer; a picture is copied, since it may be searched again. */
type Search = { start(): Worker; input: unknown; transfer?: Transferable[] };

/**
 * Searches a photo in a worker that exits when the work is done.
 *
 * @returns no reading if the worker does not load, or does not finish
 * @throws the signal's reason when it is aborted
 */
export async function searchInWorker(search: Search, signal: AbortSignal): Promise<SearchAnswer> {
  const overtime = new AbortController();
  try {
    const answer = await runWorkerTask<SearchAnswer>({
      ...search,
      signal: AbortSignal.any([signal, overtime.signal]),
      // The worker checks the clock between attempts; one that hangs is terminated.
      onProgress: () => setTimeout(() => overtime.abort(), SEARCH_LIMIT_MS),
    });
    return typeof answer === 'object' ? answer : {};
  } catch {
    signal.throwIfAborted();
    return {};
  }
}

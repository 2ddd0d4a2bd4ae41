import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { BARCODE_WORKER_PATH } from '@/lib/shared/paths';
import { convertHeic } from '../convert-heic';
import { runWorkerTask } from '../worker-task';
import type { LoadProblem } from './load-gray';
import type { SearchWorkerInput } from './search-worker';

/** For searching, once the photo and the reader are loaded. */
const SEARCH_LIMIT_MS = 3_000;
/** For loading both and searching. */
const WHOLE_LIMIT_MS = 20_000;
const HEIC_LONG_EDGE_PX = 4_032;

const startSearch = () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });

async function search(photo: Blob | ImageBitmap, signal: AbortSignal): Promise<{ reading?: IdReading } | LoadProblem> {
  const { port1, port2 } = new MessageChannel();
  // WebAssembly is allowed to this script alone, so it runs beside the one that searches.
  const reader = new Worker(BARCODE_WORKER_PATH);
  const overtime = new AbortController();
  try {
    reader.postMessage({ port: port2 }, [port2]);
    const input: SearchWorkerInput = { photo, port: port1, timeLimitMs: SEARCH_LIMIT_MS };
    const answer = await runWorkerTask<{ reading?: IdReading } | LoadProblem>({
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

/** @returns undefined when there is nothing to convert, or it could not be */
async function convert(file: Blob, problem: LoadProblem, signal: AbortSignal): Promise<ImageBitmap | undefined> {
  if (problem.undecodable !== 'heic') return undefined;
  return convertHeic(file, { signal, longEdgePx: HEIC_LONG_EDGE_PX, onProgress: () => undefined });
}

/**
 * Reads the barcode on the back of a licence from a photo at its full resolution, in workers that end with the work.
 *
 * @returns undefined when nothing was read, for whatever reason
 * @throws the signal's reason when it is aborted
 */
export async function readBarcode(file: Blob, signal: AbortSignal): Promise<IdReading | undefined> {
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

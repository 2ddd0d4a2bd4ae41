import type { ImageWorkerMessage } from './image-worker';
import type { ThreadOutcome } from './preparation-outcome';

/** A phone short of memory may end a worker without a word: then the wait ends here. */
const WORKER_TIME_LIMIT_MS = 60_000;

/** Where workers are forbidden or do not load. */
const NO_WORKER: ThreadOutcome = { ok: false, problem: 'failed', isFinal: false };

type Options = { signal: AbortSignal; onProgress(percent: number): void };

function findWorker(): Worker | undefined {
  try {
    return new Worker(new URL('./image-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}

/**
 * Prepares an image in a worker of its own, which ends with the work and gives its memory back.
 *
 * @throws the signal's reason when it is aborted; the worker is ended at once
 */
export function prepareInWorker(file: Blob, { signal, onProgress }: Options): Promise<ThreadOutcome> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = findWorker();
    if (!worker) return resolve(NO_WORKER);
    const end = () => {
      clearTimeout(timeLimit);
      signal.removeEventListener('abort', cancel);
      worker.terminate();
    };
    const finish = (outcome: ThreadOutcome) => {
      end();
      resolve(outcome);
    };
    const cancel = () => {
      end();
      reject(signal.reason);
    };
    const timeLimit = setTimeout(() => finish({ ok: false, problem: 'failed', isFinal: true }), WORKER_TIME_LIMIT_MS);
    signal.addEventListener('abort', cancel);
    worker.addEventListener('error', () => finish(NO_WORKER));
    worker.addEventListener('message', ({ data }: MessageEvent<ImageWorkerMessage>) => {
      if ('outcome' in data) finish(data.outcome);
      else onProgress(data.percent);
    });
    worker.postMessage(file);
  });
}

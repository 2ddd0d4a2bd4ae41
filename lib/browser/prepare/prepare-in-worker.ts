import { makeSpareWorker } from '../worker/spare-worker';
import { runWorkerTask } from '../worker/worker-task';
import type { ThreadOutcome } from './preparation-outcome';

type Options = { signal: AbortSignal; onProgress(percent: number): void };

const spare = makeSpareWorker(() => new Worker(new URL('./image-worker.ts', import.meta.url), { type: 'module' }));

/**
 * Starts the next worker ahead of time: call it when a photo is likely to come soon. Costs nothing if one is already
 * waiting.
 */
export const warmUpPreparation = (): void => spare.warmUp();

/**
 * Prepares an image in its own worker.
 *
 * @param input a file, or a decoded picture, which is transferred
 * @throws the signal's reason when it is aborted; the worker is terminated right away
 */
export async function prepareInWorker(input: Blob | ImageBitmap, options: Options): Promise<ThreadOutcome> {
  const transfer = 'close' in input ? [input] : [];
  const answer = await runWorkerTask<{ outcome: ThreadOutcome }>({
    start: spare.take,
    input,
    transfer,
    saysStart: true,
    ...options,
  });
  if (typeof answer === 'object') return answer.outcome;
  // If workers are blocked or do not load, the page itself may still manage.
  return { ok: false, problem: 'failed', isFinal: answer === 'out-of-time' };
}

import { LONG_EDGE_PX } from '@/lib/shared/limits';
import { HEIC_WORKER_PATH } from '@/lib/shared/paths';
import { runWorkerTask } from '../worker/worker-task';

type Options = {
  signal: AbortSignal;
  onProgress(percent: number): void;
  /** Defaults to LONG_EDGE_PX. */
  longEdgePx?: number;
};

/**
 * Decodes a HEIC photo, upright and at most `longEdgePx` long, with a converter loaded on demand from our own origin.
 *
 * @returns undefined if the converter did not load or cannot read the file
 * @throws the signal's reason when it is aborted
 */
export async function convertHeic(
  file: Blob,
  { longEdgePx = LONG_EDGE_PX, ...options }: Options,
): Promise<ImageBitmap | undefined> {
  const answer = await runWorkerTask<{ picture?: ImageBitmap }>({
    start: () => new Worker(HEIC_WORKER_PATH),
    input: { file, longEdgePx },
    saysStart: true,
    ...options,
  });
  return typeof answer === 'object' ? answer.picture : undefined;
}

import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { base64ToBlob } from '../image-file/blob-base64';
import { loadPart } from '../load-part';
import { runWorkerTask } from '../worker/worker-task';
import type { CompareWorkerAnswer, CompareWorkerInput } from './compare-worker';

const startWorker = () => new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });

const toBlob = ({ base64, mediaType }: PreparedImage) => base64ToBlob(base64, mediaType);

async function compareSides(front: PreparedImage, back: PreparedImage): Promise<boolean> {
  if (front.base64 === back.base64) return true;
  const input: CompareWorkerInput = { front: toBlob(front), back: toBlob(back) };
  try {
    const answer = await runWorkerTask<CompareWorkerAnswer>({
      start: startWorker,
      input,
      signal: new AbortController().signal,
    });
    if (typeof answer === 'object' && answer.isSame !== undefined) return answer.isSame;
    if (answer === 'out-of-time') return false;
    const { compareInThisThread } = await loadPart(() => import('./compare-photos'));
    return await compareInThisThread(input.front, input.back);
  } catch {
    return false;
  }
}

/** The last comparison: a front, a back, and the answer about them. */
let last: { front: PreparedImage; back: PreparedImage; isSame: Promise<boolean> } | undefined;

/**
 * Whether both photos show the same side, in one photo or in two shots; remembered for the last two photos. False if that
 * cannot be determined; never throws.
 */
export function haveSameSide(front: PreparedImage, back: PreparedImage): Promise<boolean> {
  if (last?.front !== front || last.back !== back) last = { front, back, isSame: compareSides(front, back) };
  return last.isSame;
}

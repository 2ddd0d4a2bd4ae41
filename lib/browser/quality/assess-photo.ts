import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { type ExpectedDocument, NOT_EXAMINED, type PhotoJudgment } from '@/lib/vision/subject/photo-judgment';
import { base64ToBlob } from '../image-file/blob-base64';
import { loadPart } from '../load-part';
import { runWorkerTask } from '../worker/worker-task';
import type { QualityWorkerAnswer, QualityWorkerInput } from './quality-worker';

const startWorker = () => new Worker(new URL('./quality-worker.ts', import.meta.url), { type: 'module' });

/**
 * Judges the photo of one side of an ID, off the main thread whenever the browser can.
 *
 * @returns no notes if the browser does not allow the photo to be examined
 * @throws the signal's reason when it is aborted, and if part of our own code does not load
 */
export async function assessPhoto(
  { base64, mediaType }: PreparedImage,
  expected: ExpectedDocument,
  signal: AbortSignal,
): Promise<PhotoJudgment> {
  const photo = base64ToBlob(base64, mediaType);
  const input: QualityWorkerInput = { photo, expected };
  const answer = await runWorkerTask<QualityWorkerAnswer>({
    start: startWorker,
    input,
    signal,
  });
  if (answer === 'out-of-time') return NOT_EXAMINED;
  if (typeof answer === 'object' && answer.judgment) return answer.judgment;
  const { assessInThisThread } = await loadPart(() => import('./assess-quality'));
  return assessInThisThread(photo, expected).catch(() => NOT_EXAMINED);
}

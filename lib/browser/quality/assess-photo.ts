import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { QualityNote } from '@/lib/vision/quality/quality-note';
import { base64ToBlob } from '../image-file/blob-base64';
import { runWorkerTask } from '../worker/worker-task';
import type { QualityWorkerAnswer } from './quality-worker';

const startWorker = () => new Worker(new URL('./quality-worker.ts', import.meta.url), { type: 'module' });

/**
 * Finds what may make a photo of an ID hard to read, off the main thread wherever the browser can.
 *
 * @returns the notes, the worst first; none where the browser does not let the photo be looked at
 * @throws the signal's reason when it is aborted, and when a part of our own code does not arrive
 */
export async function assessPhoto({ base64, mediaType }: PreparedImage, signal: AbortSignal): Promise<QualityNote[]> {
  const photo = base64ToBlob(base64, mediaType);
  const task = { start: startWorker, input: photo, signal, onProgress: () => undefined };
  const answer = await runWorkerTask<QualityWorkerAnswer>(task);
  if (answer === 'out-of-time') return [];
  if (typeof answer === 'object' && answer.notes) return answer.notes;
  const { assessInThisThread } = await import('./assess-quality');
  return assessInThisThread(photo).catch(() => []);
}

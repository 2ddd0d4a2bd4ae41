import type { ExpectedDocument, PhotoJudgment } from '@/lib/vision/subject/photo-judgment';
import { assessInThisThread } from './assess-quality';

export type QualityWorkerInput = { photo: Blob; expected: ExpectedDocument };
/** `judgment` is missing if workers in this browser cannot examine a photo. */
export type QualityWorkerAnswer = { judgment?: PhotoJudgment };

/** Takes one photo, examines it, and replies. */
self.addEventListener('message', async ({ data: { photo, expected } }: MessageEvent<QualityWorkerInput>) => {
  const judgment = await assessInThisThread(photo, expected).catch(() => undefined);
  self.postMessage({ judgment } satisfies QualityWorkerAnswer);
});

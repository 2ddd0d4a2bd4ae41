import type { PhotoJudgment } from '@/lib/vision/subject/judge-photo';
import { assessInThisThread } from './assess-quality';

export type QualityWorkerInput = { photo: Blob; side: 'front' | 'back' };
/** `judgment` is missing where workers of this browser cannot look at a photo. */
export type QualityWorkerAnswer = { judgment?: PhotoJudgment };

/** Takes one photo, looks at it, and answers. */
self.addEventListener('message', async ({ data: { photo, side } }: MessageEvent<QualityWorkerInput>) => {
  const judgment = await assessInThisThread(photo, side).catch(() => undefined);
  self.postMessage({ judgment } satisfies QualityWorkerAnswer);
});

import type { QualityNote } from '@/lib/vision/quality/quality-note';
import { assessInThisThread } from './assess-quality';

/** `notes` is missing where workers of this browser cannot look at a photo. */
export type QualityWorkerAnswer = { notes?: QualityNote[] };

/** Takes one photo, looks at it, and answers. */
self.addEventListener('message', async ({ data: photo }: MessageEvent<Blob>) => {
  const notes = await assessInThisThread(photo).catch(() => undefined);
  self.postMessage({ notes } satisfies QualityWorkerAnswer);
});

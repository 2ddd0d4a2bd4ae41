import { isCanvasHonest } from '../canvas/canvas-honesty';
import { prepareInThisThread } from './image-preparation';
import type { ThreadOutcome } from './preparation-outcome';
import { preparePicture } from './prepare-picture';

/** The worker's messages: percentages while it works, then one outcome. */
export type ImageWorkerMessage = { percent: number } | { outcome: ThreadOutcome };

const post = (message: ImageWorkerMessage) => self.postMessage(message);

// Checked while the worker may still be waiting for its file.
void isCanvasHonest();

/** Takes one file or decoded picture, prepares it, and replies. */
self.addEventListener('message', async ({ data: input }: MessageEvent<Blob | ImageBitmap>) => {
  const options = { onProgress: (percent: number) => post({ percent }) };
  post({ percent: 0 });
  try {
    post({ outcome: await ('close' in input ? preparePicture(input, options) : prepareInThisThread(input, options)) });
  } catch {
    post({ outcome: { ok: false, problem: 'failed', isFinal: false } });
  }
});

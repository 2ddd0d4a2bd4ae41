import { isCanvasHonest } from './canvas-honesty';
import { prepareInThisThread } from './image-preparation';
import type { ThreadOutcome } from './preparation-outcome';

/** What the worker says: percents while it works, then one outcome. */
export type ImageWorkerMessage = { percent: number } | { outcome: ThreadOutcome };

const post = (message: ImageWorkerMessage) => self.postMessage(message);

// Asked while the worker may still be waiting for its file.
void isCanvasHonest();

/** Takes one file, prepares it, and answers. */
self.addEventListener('message', async (event: MessageEvent<Blob>) => {
  try {
    post({ outcome: await prepareInThisThread(event.data, { onProgress: (percent) => post({ percent }) }) });
  } catch {
    post({ outcome: { ok: false, problem: 'failed', isFinal: false } });
  }
});

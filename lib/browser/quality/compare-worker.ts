import { compareInThisThread } from './compare-photos';

export type CompareWorkerInput = { front: Blob; back: Blob };
/** `isSame` is missing if workers in this browser cannot examine a photo. */
export type CompareWorkerAnswer = { isSame?: boolean };

/** Takes two photos, compares them, and replies. */
self.addEventListener('message', async ({ data: { front, back } }: MessageEvent<CompareWorkerInput>) => {
  const isSame = await compareInThisThread(front, back).catch(() => undefined);
  self.postMessage((isSame === undefined ? {} : { isSame }) satisfies CompareWorkerAnswer);
});

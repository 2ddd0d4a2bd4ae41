import type { Advice } from '@/lib/shared/card-detection/judge-frame';
import { makeFrameJudge, type Watched } from './frame-judge';

/** `image` shows what is seen of the video, and is handed over. */
export type FrameWorkerInput = { image: ImageBitmap; watched: Watched };
/** `advice` is missing where workers of this browser cannot judge. */
export type FrameWorkerAnswer = { advice?: Advice };

let judge: ReturnType<typeof makeFrameJudge> | undefined;

function answer({ image, watched }: FrameWorkerInput): FrameWorkerAnswer {
  try {
    judge ??= makeFrameJudge();
    const { left, top } = watched.seen;
    return { advice: judge({ image, left, top }, watched) };
  } catch {
    return {};
  } finally {
    image.close();
  }
}

/** Judges one frame after the other, and answers each. */
self.addEventListener('message', ({ data }: MessageEvent<FrameWorkerInput>) => self.postMessage(answer(data)));

import type { Judgment } from '@/lib/vision/card/judge-frame';
import type { Watched } from '@/lib/vision/card/watch-card';
import { type FramePicture, makeFrameJudge } from './frame-judge';

/** The picture is transferred. */
export type FrameWorkerInput = { picture: FramePicture<ImageBitmap | VideoFrame>; watched: Watched };
/** The first says that it can be given frames. `judgment` is missing if workers in this browser cannot judge. */
export type FrameWorkerAnswer = { isReady: true } | { judgment?: Judgment };

let judge: ReturnType<typeof makeFrameJudge> | undefined;

function answer({ picture, watched }: FrameWorkerInput): FrameWorkerAnswer {
  try {
    judge ??= makeFrameJudge();
    return { judgment: judge(picture, watched) };
  } catch {
    return {};
  } finally {
    picture.image.close();
  }
}

/** Judges one frame after another, and replies to each. */
self.addEventListener('message', ({ data }: MessageEvent<FrameWorkerInput>) => self.postMessage(answer(data)));
self.postMessage({ isReady: true } satisfies FrameWorkerAnswer);

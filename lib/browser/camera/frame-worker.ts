import type { Advice } from '@/lib/vision/card/judge-frame';
import { type FramePicture, makeFrameJudge, type Watched } from './frame-judge';

/** The picture is transferred. */
export type FrameWorkerInput = { picture: FramePicture<ImageBitmap | VideoFrame>; watched: Watched };
/** `advice` is missing if workers in this browser cannot judge. */
export type FrameWorkerAnswer = { advice?: Advice };

let judge: ReturnType<typeof makeFrameJudge> | undefined;

function answer({ picture, watched }: FrameWorkerInput): FrameWorkerAnswer {
  try {
    judge ??= makeFrameJudge();
    return { advice: judge(picture, watched) };
  } catch {
    return {};
  } finally {
    picture.image.close();
  }
}

/** Judges one frame after another, and replies to each. */
self.addEventListener('message', ({ data }: MessageEvent<FrameWorkerInput>) => self.postMessage(answer(data)));

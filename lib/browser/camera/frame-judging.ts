import type { Judgment } from '@/lib/vision/card/judge-frame';
import type { FrameWorkerAnswer, FrameWorkerInput } from './frame-worker';

/** A worker that judges frames, one at a time. */
export type FrameJudging = {
  /** Resolves once its script has arrived: whether it can be given frames. */
  ready: Promise<boolean>;
  /** @returns undefined if it cannot judge; never settles once it is ended */
  judge(input: FrameWorkerInput): Promise<Judgment | undefined>;
  /** Ends it, after the frame that it has: one that is lost with its worker holds up the camera until it is collected. */
  end(): void;
  /** Ends it, whatever it has. */
  terminate(): void;
};

/** Starts such a worker; undefined if this browser cannot. */
export function startFrameJudging(): FrameJudging | undefined {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
  let answer: ((judgment: Judgment | undefined) => void) | undefined;
  let isEnding = false;
  const settle = (judgment: Judgment | undefined) => {
    answer?.(judgment);
    answer = undefined;
    if (isEnding) worker.terminate();
  };
  const ready = new Promise<boolean>((resolve) => {
    worker.onerror = () => {
      resolve(false);
      settle(undefined);
    };
    worker.onmessage = ({ data }: MessageEvent<FrameWorkerAnswer>) => {
      if ('isReady' in data) resolve(true);
      else settle(data.judgment);
    };
  });
  return {
    ready,
    judge: (input) =>
      new Promise((resolve) => {
        if (isEnding) return input.picture.image.close();
        answer = resolve;
        worker.postMessage(input, [input.picture.image]);
      }),
    end: () => {
      isEnding = true;
      if (!answer) worker.terminate();
    },
    terminate: () => worker.terminate(),
  };
}

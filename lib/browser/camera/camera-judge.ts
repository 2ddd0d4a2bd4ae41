import { addSurroundings, type Rectangle } from '@/lib/vision/card/capture-region';
import type { DocumentShape } from '@/lib/vision/card/document-shape';
import type { Judgment } from '@/lib/vision/card/judge-frame';
import type { Watched } from '@/lib/vision/card/watch-card';
import { answerWithin } from '../answer-within';
import { loadPart } from '../load-part';
import type { makeFrameJudge } from './frame-judge';
import { type FrameJudging, startFrameJudging } from './frame-judging';
import type { FrameWorkerInput } from './frame-worker';

type Picture = FrameWorkerInput['picture'];

/** Half of one core, so that a phone stays cool. */
const WORKER_LOAD_SHARE = 0.5;
/** A slow phone has to draw its video and respond to the person first. */
const PAGE_LOAD_SHARE = 0.15;

/** After this long, the worker's script has not arrived. */
const WORKER_LIMIT_MS = 10_000;

export type CameraJudge = {
  /** Judges what the video shows now; one call at a time. Rejects if this browser cannot. */
  judge(region: Rectangle, shape: DocumentShape): Promise<Judgment>;
  /** The share of time that judging may take, 0 to 1. */
  loadShare(): number;
  end(): void;
};

/** What the video shows now; as a VideoFrame if the browser has them, since a copy costs the page many milliseconds. */
async function takePicture(video: HTMLVideoElement, { left, top, width, height }: Rectangle): Promise<Picture> {
  const frame = 'VideoFrame' in globalThis ? new VideoFrame(video) : undefined;
  if (frame?.displayWidth === video.videoWidth && frame.displayHeight === video.videoHeight) {
    return { image: frame, left: 0, top: 0 };
  }
  // The frame's orientation differs from the video's: the phone was rotated.
  frame?.close();
  return { image: await createImageBitmap(video, left, top, width, height), left, top };
}

/** @returns undefined if the worker did not load or cannot judge */
async function askWorker(worker: FrameJudging, video: HTMLVideoElement, watched: Watched) {
  if (!(await worker.ready)) return undefined;
  const near = addSurroundings(watched.region, watched.wide);
  const picture = await takePicture(video, near);
  // A copy holds only what is around the guide: the whole video would cost the page too much.
  const wide = picture.image instanceof ImageBitmap ? near : watched.wide;
  return worker.judge({ picture, watched: { ...watched, wide } });
}

/** Creates a judge for a playing video: in its own worker, or on the page if workers cannot do it. */
export function openCameraJudge(video: HTMLVideoElement): CameraJudge {
  let worker = startFrameJudging();
  let judgeHere: ReturnType<typeof makeFrameJudge> | undefined;

  return {
    async judge(region, shape) {
      const wide = { left: 0, top: 0, width: video.videoWidth, height: video.videoHeight };
      const watched = { region, wide, shape };
      const judgment = worker && (await answerWithin(WORKER_LIMIT_MS, askWorker(worker, video, watched)));
      if (judgment) return judgment;
      worker?.terminate();
      worker = undefined;
      judgeHere ??= (await loadPart(() => import('./frame-judge'))).makeFrameJudge();
      return judgeHere({ image: video, left: 0, top: 0 }, watched);
    },
    loadShare: () => (worker ? WORKER_LOAD_SHARE : PAGE_LOAD_SHARE),
    end: () => worker?.end(),
  };
}

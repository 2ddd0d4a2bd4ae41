import { type RefObject, useEffect, useState } from 'react';
import { openCameraJudge } from '@/lib/browser/camera/camera-judge';
import { findRegion } from '@/lib/browser/camera/camera-region';
import { watchFrames } from '@/lib/browser/camera/camera-watch';
import { continueAutoCapture, startAutoCapture } from '@/lib/vision/card/auto-capture';
import type { Rectangle } from '@/lib/vision/card/capture-region';
import type { DocumentShape } from '@/lib/vision/card/document-shape';
import type { Advice } from '@/lib/vision/card/judge-frame';
import { useLatest } from '../../ui/use-latest';

export type Guidance = {
  /** To show; changes at most once a second. */
  shown: Advice;
  /** To announce; changes more slowly. */
  advice: Advice | undefined;
  /** How often it was announced before, in a row. */
  repeats: number;
  /** At this moment. */
  isReady: boolean;
  /** Ten seconds have passed: the person should press the button. */
  isOverdue: boolean;
};

type Options = {
  videoRef: RefObject<HTMLVideoElement | null>;
  guideRef: RefObject<HTMLElement | null>;
  shape: DocumentShape;
  isOn: boolean;
  /** The picture is good now, in this part of the video; called once. */
  onDue(region: Rectangle): void;
};

const FIRST: Guidance = { shown: 'center', advice: undefined, repeats: 0, isReady: false, isOverdue: false };

/** Watches the live picture while it is on, says what to do next, and calls back when the picture is good. */
export function useAutoCapture({ videoRef, guideRef, shape, isOn, onDue }: Options): Guidance {
  const [guidance, setGuidance] = useState(FIRST);
  const latestOnDue = useLatest(onDue);

  useEffect(() => {
    const video = videoRef.current;
    const guide = guideRef.current;
    if (!isOn || !video || !guide) return;
    setGuidance(FIRST);
    const { judge, loadShare, end } = openCameraJudge(video);
    let state = startAutoCapture(performance.now());
    let isOver = false;

    const onFrame = async (nowMs: number) => {
      const guided = findRegion(video, guide);
      if (guided.width === 0 || guided.height === 0) return;
      const { advice: seen, region } = await judge(guided, shape);
      if (isOver) return;
      state = continueAutoCapture(state, seen, nowMs);
      const { shown, advice, repeats, isOverdue } = state;
      const next = { shown, advice, repeats, isReady: seen === 'ready', isOverdue };
      setGuidance((current) => (isSame(current, next) ? current : next));
      if (!state.isDue) return;
      stop();
      latestOnDue.current(region);
    };
    const stopWatching = watchFrames(video, { onFrame, loadShare });
    const stop = () => {
      isOver = true;
      stopWatching();
      end();
    };
    return stop;
  }, [videoRef, guideRef, shape, isOn, latestOnDue]);

  return guidance;
}

const isSame = (a: Guidance, b: Guidance) =>
  a.shown === b.shown &&
  a.advice === b.advice &&
  a.repeats === b.repeats &&
  a.isReady === b.isReady &&
  a.isOverdue === b.isOverdue;

/** Ten times a second is as fast as messages and colors can keep up. */
const MIN_INTERVAL_MS = 100;

type Watch = {
  /** Starts after the previous call has ended; the watch ends if it rejects. */
  onFrame(nowMs: number): Promise<void>;
  /** The share of time that `onFrame` may take, 0 to 1. */
  loadShare(): number;
};

/**
 * Calls back on frames of a playing video as often as the device can handle: the time one call takes determines the
 * pause after it.
 *
 * @returns a function that ends the watch
 */
export function watchFrames(video: HTMLVideoElement, { onFrame, loadShare }: Watch): () => void {
  const hasFrameCallback = 'requestVideoFrameCallback' in video;
  let handle = 0;
  let nextAtMs = 0;
  let isOver = false;

  const onTurn = async () => {
    const startMs = performance.now();
    if (startMs >= nextAtMs && video.videoWidth > 0) {
      await onFrame(startMs).catch(stop);
      nextAtMs = startMs + Math.max(MIN_INTERVAL_MS, (performance.now() - startMs) / loadShare());
    }
    if (!isOver) ask();
  };
  const ask = () => {
    handle = hasFrameCallback ? video.requestVideoFrameCallback(onTurn) : requestAnimationFrame(onTurn);
  };
  const stop = () => {
    isOver = true;
    if (hasFrameCallback) video.cancelVideoFrameCallback(handle);
    else cancelAnimationFrame(handle);
  };

  ask();
  return stop;
}

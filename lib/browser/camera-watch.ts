/** Ten times a second is as often as words and colours can follow. */
const MIN_INTERVAL_MS = 100;
/** Of the time, at most: a slow phone has to draw its video and answer its person first. */
const MAX_LOAD_SHARE = 0.15;

/**
 * Calls back on frames of a playing video, as often as the device bears: what one call takes sets the pause after it.
 *
 * @returns ends the watch
 */
export function watchFrames(video: HTMLVideoElement, onFrame: (nowMs: number) => void): () => void {
  const hasFrameCallback = 'requestVideoFrameCallback' in video;
  let handle = 0;
  let nextAtMs = 0;
  let isOver = false;

  const onTurn = () => {
    if (isOver) return;
    const startMs = performance.now();
    if (startMs >= nextAtMs && video.videoWidth > 0) {
      onFrame(startMs);
      nextAtMs = startMs + Math.max(MIN_INTERVAL_MS, (performance.now() - startMs) / MAX_LOAD_SHARE);
    }
    if (!isOver) ask();
  };
  const ask = () => {
    handle = hasFrameCallback ? video.requestVideoFrameCallback(onTurn) : requestAnimationFrame(onTurn);
  };

  ask();
  return () => {
    isOver = true;
    if (hasFrameCallback) video.cancelVideoFrameCallback(handle);
    else cancelAnimationFrame(handle);
  };
}

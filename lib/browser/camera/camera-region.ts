import { findCaptureRegion, type Rectangle } from '@/lib/vision/card/capture-region';

/** The part of the video, in its own pixels, inside the on-page guide, including its margin. */
export function findRegion(video: HTMLVideoElement, guide: HTMLElement): Rectangle {
  const size = { width: video.videoWidth, height: video.videoHeight };
  return findCaptureRegion(guide.getBoundingClientRect(), video.getBoundingClientRect(), size);
}

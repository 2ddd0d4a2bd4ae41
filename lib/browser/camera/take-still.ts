import type { Rectangle } from '@/lib/vision/card/capture-region';
import { isBlank } from '../canvas/blank-guard';

/** High, because the photo is encoded again when it is prepared. */
const STILL_QUALITY = 0.97;

/** How long a camera that has just started may show black, and how often it is looked at. */
const DARK_START_MS = 1_500;
const LOOK_AGAIN_MS = 100;

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

/**
 * Captures part of a playing video as a JPEG, at the video's full resolution.
 *
 * @param region in video pixels
 * @returns undefined if nothing was drawn, as on iOS after the screen was locked, or where the video is too large for the
 *   browser to draw: the camera must be opened again
 * @throws if the video shows nothing yet, or the browser cannot encode it
 */
export async function takeStill(video: HTMLVideoElement, region: Rectangle): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = region.width;
  canvas.height = region.height;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0 || canvas.height === 0) throw new Error('The camera shows no picture yet');
  const { left, top, width, height } = region;
  for (const deadlineMs = performance.now() + DARK_START_MS; ; ) {
    context.drawImage(video, left, top, width, height, 0, 0, width, height);
    if (!isBlank(canvas)) break;
    if (performance.now() >= deadlineMs) return undefined;
    await pause(LOOK_AGAIN_MS);
  }
  const still = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', STILL_QUALITY));
  if (!still) throw new Error('The browser could not encode the picture');
  return still;
}

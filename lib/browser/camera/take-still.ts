import type { Rectangle } from '@/lib/vision/card/capture-region';
import { isBlank } from '../canvas/blank-guard';

/** High, because the photo is encoded again when it is prepared. */
const STILL_QUALITY = 0.97;

/**
 * Captures part of a playing video as a JPEG, at the video's full resolution.
 *
 * @param region in video pixels
 * @returns undefined if the camera shows nothing, as it may on iOS after the screen was locked: it must be opened again
 * @throws if the video shows nothing yet, or the browser cannot encode it
 */
export async function takeStill(video: HTMLVideoElement, region: Rectangle): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = region.width;
  canvas.height = region.height;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0 || canvas.height === 0) throw new Error('The camera shows no picture yet');
  context.drawImage(video, region.left, region.top, region.width, region.height, 0, 0, region.width, region.height);
  if (isBlank(canvas)) return undefined;
  const still = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', STILL_QUALITY));
  if (!still) throw new Error('The browser could not encode the picture');
  return still;
}

/** High, because the photo is encoded once more when it is prepared. */
const STILL_QUALITY = 0.97;

/**
 * Takes what a playing video shows, at the video's full resolution, as a JPEG.
 *
 * @throws when the video shows nothing yet, or the browser cannot encode it
 */
export async function takeStill(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) throw new Error('The camera shows no picture yet');
  context.drawImage(video, 0, 0);
  const still = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', STILL_QUALITY));
  if (!still) throw new Error('The browser could not encode the picture');
  return still;
}

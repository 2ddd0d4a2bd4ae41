/** A rectangle, in whatever units its owner uses. */
export type Rectangle = { left: number; top: number; width: number; height: number };

export type Size = { width: number; height: number };

/**
 * Share of the guide's width and height kept on each side: a card slightly outside the guide is still whole, and
 * reviewers see that its edges are there.
 */
const MARGIN_SHARE = 0.08;

/**
 * Share of the kept width and height that is also searched on each side: it shows the edges of a card that is too near.
 */
const SURROUNDINGS_SHARE = 0.12;

/** A region and its surroundings, as far as the picture includes them; all in video pixels. */
export function addSurroundings(region: Rectangle, picture: Rectangle): Rectangle {
  const x = Math.round(region.width * SURROUNDINGS_SHARE);
  const y = Math.round(region.height * SURROUNDINGS_SHARE);
  const left = Math.max(picture.left, region.left - x);
  const top = Math.max(picture.top, region.top - y);
  const right = Math.min(picture.left + picture.width, region.left + region.width + x);
  const bottom = Math.min(picture.top + picture.height, region.top + region.height + y);
  return { left, top, width: right - left, height: bottom - top };
}

/**
 * Finds the part of a video that a guide on the page encloses, plus the margin around it, in whole pixels, inside the
 * video.
 *
 * The video fills its box as CSS `object-fit: cover` does: scaled equally in both directions, centered, overflow
 * hidden.
 *
 * @param guide in CSS pixels, with the same origin as `box`
 * @param box where the video is shown, in CSS pixels
 * @param video in video pixels
 * @returns in video pixels; empty while no part of the video is shown, as in a dialog that has just closed
 */
export function findCaptureRegion(guide: Rectangle, box: Rectangle, video: Size): Rectangle {
  const lengths = [box.width, box.height, video.width, video.height];
  if (lengths.includes(0)) return { left: 0, top: 0, width: 0, height: 0 };
  const scale = Math.max(box.width / video.width, box.height / video.height);
  const hiddenX = (video.width * scale - box.width) / 2;
  const hiddenY = (video.height * scale - box.height) / 2;
  const toVideoX = (x: number) => (x - box.left + hiddenX) / scale;
  const toVideoY = (y: number) => (y - box.top + hiddenY) / scale;
  const marginX = guide.width * MARGIN_SHARE;
  const marginY = guide.height * MARGIN_SHARE;
  const left = Math.max(0, Math.floor(toVideoX(guide.left - marginX)));
  const top = Math.max(0, Math.floor(toVideoY(guide.top - marginY)));
  const right = Math.min(video.width, Math.ceil(toVideoX(guide.left + guide.width + marginX)));
  const bottom = Math.min(video.height, Math.ceil(toVideoY(guide.top + guide.height + marginY)));
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

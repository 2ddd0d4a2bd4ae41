import type { GrayImage } from '../gray/gray-image';
import type { Rectangle } from './capture-region';
import type { Point } from './find-outline';
import { REFERENCE_CARD_WIDTH_PX } from './judge-frame';

/** Draws a part of the video, in its pixels, at the given size. */
export type DrawPart = (from: Rectangle, widthPx: number, heightPx: number) => GrayImage;

/**
 * Draws the middle of a card, where sharpness is measured, at up to REFERENCE_CARD_WIDTH_PX for all of the card.
 *
 * @param part how much of it, in pixels of the video, as are `middle` and `cardWidth`
 */
export function drawMiddle(
  draw: DrawPart,
  middle: Point,
  { width, height }: { width: number; height: number },
  cardWidth: number,
): GrayImage {
  const shrink = Math.min(1, REFERENCE_CARD_WIDTH_PX / cardWidth);
  const from = { left: middle.x - width / 2, top: middle.y - height / 2, width, height };
  return draw(from, Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink)));
}

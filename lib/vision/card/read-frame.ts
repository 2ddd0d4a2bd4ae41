import type { GrayImage } from '../gray/gray-image';
import { measureBlurPx } from './blur';
import type { Rectangle } from './capture-region';
import type { DocumentShape } from './document-shape';
import { findCardInFrame } from './find-card-in-frame';
import type { Outline } from './find-outline';
import type { FrameReading } from './judge-frame';
import { type Area, measureLight } from './light';
import { measureChange, measureMovePx } from './motion';

/** What the next reading is compared with. */
export type FrameMemory = { image: GrayImage; card: Outline | undefined };

/** The smallest upright area around a card. */
export const areaOf = ({ corners }: Pick<Outline, 'corners'>): Area => {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
};

/** Used when no card was found: the middle, which the guide encloses. */
const middleOf = ({ left, top, width, height }: Rectangle): Area => ({
  left: left + width * 0.15,
  top: top + height * 0.15,
  right: left + width * 0.85,
  bottom: top + height * 0.85,
});

/**
 * Reads one frame: the card, its light, its blur, and whether it moved.
 *
 * @param image what a capture would keep and a bit of its surroundings, shrunk
 * @param kept what a capture would keep, in pixels of `image`
 * @param shape of the expected document
 * @param before from the previous frame
 * @param readDetail returns the middle of the card found, with the card at most `REFERENCE_CARD_WIDTH_PX` wide; only
 *   called when there is a card, since it costs the most
 */
export function readFrame(
  image: GrayImage,
  kept: Rectangle,
  shape: DocumentShape,
  before: FrameMemory | undefined,
  readDetail: (card: Outline) => GrayImage,
): { reading: FrameReading; memory: FrameMemory } {
  const search = findCardInFrame(image, shape);
  const card = search.kind === 'found' ? search.card : undefined;
  const isComparable = before && before.image.pixels.length === image.pixels.length;
  const reading: FrameReading = {
    search,
    kept,
    light: measureLight(image, card ? areaOf(card) : middleOf(kept)),
    ...(card ? { blurPx: measureBlurPx(readDetail(card)) } : {}),
    ...(isComparable ? { change: measureChange(before.image, image) } : {}),
    ...(isComparable && card && before.card ? { movePx: measureMovePx(before.card.corners, card.corners) } : {}),
  };
  return { reading, memory: { image, card } };
}

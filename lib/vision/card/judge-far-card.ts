import { countBrightness, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { adviseCard } from './advise-from-afar';
import { measureBlurPx } from './blur';
import type { Rectangle } from './capture-region';
import { type DrawPart, drawMiddle } from './draw-middle';
import type { FarCard } from './find-card-anywhere';
import { type FoundCard, measureMove } from './find-far-card';
import { middleOf, type Point } from './find-outline';
import { findAround } from './find-whole-card';
import { type Judgment, judgeStill, MAX_GLARE_PERCENT, MIN_FILL_PERCENT } from './judge-frame';
import { boundsOf, grow, keepWithin } from './keep-around';
import { measureLight } from './light';
import { areaOf } from './read-frame';

/** Pixels of the video: what 65 % of the guide has on an upright phone with Full HD. */
export const WIDTH_ENOUGH_PX = 700;
/** Share of the card's width that is kept around it, where the picture goes that far. */
const MARGIN_SHARE = 0.12;
/** The brightest part of an ID is its paper, or white print on a dark one: see `assess-image.ts`. 0 to 255. */
const BRIGHT_SHARE = 0.96;
const BRIGHT_MIN = 75;
/** What is kept reaches further than in the guide, so more may move. */
const MOVE_ALLOWANCE = 2;
/** The share of the card's height, around its middle, where sharpness is measured: print or a portrait is there. */
const DETAIL_SHARE = 0.7;

type Picture = { image: GrayImage; scale: number; wide: Rectangle };

/**
 * Judges a document that was found in the whole picture.
 *
 * @param guided what a capture with the button would keep, in pixels of the video
 * @param before the document in the previous frame
 */
export function judgeFarCard(
  { card, isSure }: FoundCard,
  { image, scale, wide }: Picture,
  guided: Rectangle,
  before: FarCard | undefined,
  draw: DrawPart,
): Judgment {
  const toVideo = ({ x, y }: Point): Point => ({ x: wide.left + x / scale, y: wide.top + y / scale });
  const width = card.widthPx / scale;
  const widthMin = Math.min(WIDTH_ENOUGH_PX, (MIN_FILL_PERCENT / 100) * guided.width) * scale;
  const place = adviseCard(card, image, widthMin);
  if (place) return { advice: place, region: guided };
  if (findPercentile(countBrightness(image, findAround(card, image)), BRIGHT_SHARE) < BRIGHT_MIN) {
    return { advice: 'dark', region: guided };
  }
  if (measureLight(image, areaOf(card)).glarePercent > MAX_GLARE_PERCENT) return { advice: 'glare', region: guided };
  const edge = (card.heightPx / scale) * DETAIL_SHARE;
  const detail = drawMiddle(draw, toVideo(middleOf(card.corners)), { width: edge, height: edge }, width);
  const advice = judgeStill(measureBlurPx(detail), before && measureMove(card, before) / MOVE_ALLOWANCE);
  if (advice !== 'ready') return { advice, region: guided };
  if (!isSure) return { advice: 'unsure', region: guided };
  return { advice, region: keepWithin(grow(boundsOf(card.corners.map(toVideo)), MARGIN_SHARE * width), wide) };
}

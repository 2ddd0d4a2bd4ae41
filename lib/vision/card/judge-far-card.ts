import { countBrightness, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { adviseCard } from './advise-from-afar';
import { measureBlurPx } from './blur';
import type { Rectangle } from './capture-region';
import type { DocumentShape } from './document-shape';
import { type DrawPart, drawMiddle } from './draw-middle';
import { countInside, type FarCard, findCardAnywhere } from './find-card-anywhere';
import { distance, middleOf, type Point } from './find-outline';
import { findPrint, type Print } from './find-print';
import { findAround } from './find-whole-card';
import { type Judgment, judgeStill, MAX_GLARE_PERCENT, MIN_FILL_PERCENT } from './judge-frame';
import { boundsOf, grow, keepWithin } from './keep-around';
import { measureLight } from './light';
import { areaOf } from './read-frame';
import { standsOutAnywhere } from './stands-out-anywhere';

/** `isSure`: it is a document, and all of it. */
export type FoundCard = { card: FarCard; isSure: boolean };

/** Pixels of the video: what 65 % of the guide has on an upright phone with Full HD. */
export const WIDTH_ENOUGH_PX = 700;
/** Share of the card's width that is kept around it, where the picture goes that far. */
const MARGIN_SHARE = 0.12;
/**
 * Of a document that is captured by itself: how much of its sides is seen, and how well it has the shape of one.
 * Where there are lines all around, as on tiles, more has to be seen.
 */
const CERTAIN_COVERAGE = 0.6;
/** Fingers hide less than this leaves, and their own ends are shorter. */
const CERTAIN_LEAST = 0.42;
const CERTAIN_COVERAGE_MOST = 0.8;
const COVERAGE_PER_CLUTTER = 1.25;
const CERTAIN_FIT = 0.5;
/** Among so many edges, what has no print on it is no document. */
const CLUTTERED = 0.08;
/** Of the print in the picture, this much is on the card, or next to it: cells of print are 8 pixels wide. */
const INSIDE_SHARE_MIN = 0.65;
const INSIDE_MARGIN_PX = 6;
/** Share of its width by which a document moves from frame to frame at most: twice, in a hand that was told to move it. */
const SAME_MOVE_MAX = 0.25;
/** The brightest part of an ID is its paper, or white print on a dark one: see `assess-image.ts`. 0 to 255. */
const BRIGHT_SHARE = 0.96;
const BRIGHT_MIN = 75;
/** What is kept reaches further than in the guide, so more may move. */
const MOVE_ALLOWANCE = 2;
/** The share of the card's height, around its middle, where sharpness is measured: print or a portrait is there. */
const DETAIL_SHARE = 0.7;

const isOnCard = ({ cells }: Print, { corners }: FarCard) =>
  countInside(cells, corners, INSIDE_MARGIN_PX) >= INSIDE_SHARE_MIN * cells.length;

/** How far the corners are from where they were, on average, as a share of the card's width: single ones are unsteady. */
function measureMove(card: FarCard, before: FarCard): number {
  const moves = card.corners.map((corner) => Math.min(...before.corners.map((at) => distance(at, corner))));
  return moves.reduce((sum, move) => sum + move, 0) / moves.length / card.widthPx;
}

type Picture = { image: GrayImage; scale: number; wide: Rectangle };

/** Whether it is a document, and all of it: lines of print, and of a surface, pass for its sides. */
function isSure(card: FarCard, image: GrayImage): boolean {
  const coverageMin = Math.min(CERTAIN_COVERAGE_MOST, CERTAIN_COVERAGE + COVERAGE_PER_CLUTTER * card.clutter);
  if (card.leastCoverage < CERTAIN_LEAST) return false;
  return card.coverage >= coverageMin && card.fit >= CERTAIN_FIT && standsOutAnywhere(card, image);
}

/**
 * Looks for a document in the whole picture. One that is not seen for sure counts if it was there before, and if what
 * else is seen does not speak against it: a block of print on a card that is too near looks like one.
 *
 * @param before in the previous frame
 */
export function findFarCard(image: GrayImage, shape: DocumentShape, before: FarCard | undefined) {
  const print = findPrint(image);
  const card = findCardAnywhere(image, shape);
  const hasPrint = card && (!print || isOnCard(print, card));
  if (!hasPrint) return { print, seen: card, found: undefined };
  const found: FoundCard = { card, isSure: isSure(card, image) };
  const isThere = found.isSure && (print !== undefined || card.clutter < CLUTTERED);
  const isSame = before !== undefined && measureMove(card, before) < SAME_MOVE_MAX;
  return { print, seen: card, found: isThere || (isSame && !print?.isCut) ? found : undefined };
}

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

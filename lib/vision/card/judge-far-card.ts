import { countBrightness, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { adviseCard } from './advise-from-afar';
import { measureBlurPx } from './blur';
import type { Rectangle } from './capture-region';
import type { DocumentShape } from './document-shape';
import { countInside, type FarCard, findCardAnywhere } from './find-card-anywhere';
import { middleOf, type Point } from './find-outline';
import { findPrint, type Print } from './find-print';
import { type Advice, judgeStill, MAX_GLARE_PERCENT, MIN_FILL_PERCENT, REFERENCE_CARD_WIDTH_PX } from './judge-frame';
import { boundsOf, keepAround } from './keep-around';
import { measureLight } from './light';
import { standsOutAnywhere } from './stands-out-anywhere';

/** A document anywhere in the picture: what to do, and what a capture would keep, in pixels of the video. */
export type FarJudgment = { advice: Advice; region: Rectangle; card: FarCard };

/** Pixels of the video: what 65 % of the guide has on an upright phone with Full HD. */
const WIDTH_ENOUGH_PX = 700;
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
  const moves = card.corners.map(({ x, y }) => Math.min(...before.corners.map((at) => Math.hypot(at.x - x, at.y - y))));
  return moves.reduce((sum, move) => sum + move, 0) / moves.length / card.widthPx;
}

const toBox = ({ left, top, width, height }: Rectangle, { widthPx, heightPx }: GrayImage) => ({
  leftPx: Math.max(0, Math.floor(left)),
  topPx: Math.max(0, Math.floor(top)),
  rightPx: Math.min(widthPx, Math.ceil(left + width)),
  bottomPx: Math.min(heightPx, Math.ceil(top + height)),
});

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
  const sure = hasPrint && (print || card.clutter < CLUTTERED) && isSure(card, image);
  const isSame = card && before && measureMove(card, before) < SAME_MOVE_MAX;
  return { print, seen: card, card: sure || (hasPrint && isSame && !print?.isCut) ? card : undefined };
}

/**
 * Judges a document that was found in the whole picture.
 *
 * @param guided what a capture with the button would keep, in pixels of the video
 * @param before the document in the previous frame
 * @param drawDetail draws a part of the video at the given size
 */
export function judgeFarCard(
  card: FarCard,
  { image, scale, wide }: Picture,
  guided: Rectangle,
  before: FarCard | undefined,
  drawDetail: (from: Rectangle, widthPx: number, heightPx: number) => GrayImage,
): FarJudgment {
  const toVideo = ({ x, y }: Point): Point => ({ x: wide.left + x / scale, y: wide.top + y / scale });
  const width = card.widthPx / scale;
  const region = keepAround(boundsOf(card.corners.map(toVideo)), MARGIN_SHARE * width, wide);
  const widthMin = Math.min(WIDTH_ENOUGH_PX, (MIN_FILL_PERCENT / 100) * guided.width) * scale;
  const place = adviseCard(card, image, widthMin);
  if (place) return { advice: place, region, card };
  const box = boundsOf(card.corners);
  const light = measureLight(image, {
    ...{ left: box.left, top: box.top },
    ...{ right: box.left + box.width, bottom: box.top + box.height },
  });
  const counts = countBrightness(image, toBox(box, image));
  if (findPercentile(counts, BRIGHT_SHARE) < BRIGHT_MIN) return { advice: 'dark', region, card };
  if (light.glarePercent > MAX_GLARE_PERCENT) return { advice: 'glare', region, card };
  const edge = (card.heightPx / scale) * DETAIL_SHARE;
  const middle = toVideo(middleOf(card.corners));
  const edgePx = Math.max(1, Math.round(edge * Math.min(1, REFERENCE_CARD_WIDTH_PX / width)));
  const detail = { left: middle.x - edge / 2, top: middle.y - edge / 2, width: edge, height: edge };
  const blurPx = measureBlurPx(drawDetail(detail, edgePx, edgePx));
  const advice = judgeStill(blurPx, before && measureMove(card, before) / MOVE_ALLOWANCE);
  return { advice: advice === 'ready' && !isSure(card, image) ? 'unsure' : advice, region, card };
}

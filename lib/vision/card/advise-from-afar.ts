import type { GrayImage } from '../gray/gray-image';
import type { Rectangle } from './capture-region';
import { type FarCard, findCardAnywhere } from './find-card-anywhere';
import { middleOf, type Point } from './find-outline';
import { findPrint } from './find-print';
import { type Advice, adviseMove, MAX_FILL_PERCENT, MIN_FILL_PERCENT } from './judge-frame';

/** The guide finds cards that lean up to 6°. */
const MAX_TURN_DEGREES = 6;
/** A card that is tipped more is not found in the guide, and its print runs together at the far side. */
const MAX_TIP_DEGREES = 15;
/** Share of the kept width: further off than this, a card would leave the picture when it is tipped or turned. */
const MAX_OFF_SHARE = 0.55;
/** Shares of the kept width: less is well placed; print that is less far off says nothing about where the card is. */
const SMALL_OFF_SHARE = 0.08;
const PRINT_OFF_SHARE = 0.2;
/** Of the print in the picture, this much is on the card, or next to it: cells of print are 8 pixels wide. */
export const INSIDE_SHARE_MIN = 0.65;
const INSIDE_MARGIN_PX = 6;
/** A turn of more than this mixes up the sides to which a card is tipped. */
const LARGE_TURN_DEGREES = 12;
/** Distance of the lens, in widths of what is kept: between that of phones (1.3) and that of computers (0.95). */
const FOCAL_WIDTHS = 1.15;
/** Half of the height over the width: ID-1. */
const HALF_HEIGHT_SHARE = 0.315;

/**
 * Width over height: a card tipped by 19° at its top or bottom. The slight difference between its upper and its lower
 * side says which, from this many degrees on: at this size, slanted sides are often seen too upright.
 */
const TIPPED_ASPECT_MIN = 1.68;
const SIGN_DEGREES = 3;
/** Share of the kept width: a smaller card has too few pixels to tell. */
const TIPPED_SHARE_MIN = 0.5;

const lengthOf = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** How far a card is tipped, in degrees: away at its top, and away at its left. What is further away is smaller. */
function measureTip({ corners, widthPx }: FarCard, kept: Rectangle) {
  const [a, b, c, d] = corners as [Point, Point, Point, Point];
  const distanceInWidths = (FOCAL_WIDTHS * kept.width) / widthPx;
  const degreesOf = (shrinking: number, halfShare: number) =>
    (Math.asin(Math.max(-1, Math.min(1, (shrinking * distanceInWidths) / (2 * halfShare)))) * 180) / Math.PI;
  const aspect = (2 * widthPx) / (lengthOf(a, d) + lengthOf(b, c));
  return {
    isFlattened: aspect >= TIPPED_ASPECT_MIN && widthPx >= TIPPED_SHARE_MIN * kept.width,
    top: degreesOf(Math.log(lengthOf(d, c) / lengthOf(a, b)), HALF_HEIGHT_SHARE),
    left: degreesOf(Math.log(lengthOf(b, c) / lengthOf(a, d)), 0.5),
  };
}

/** How many of some points are inside a convex outline, 0 to 1. @param corners clockwise */
export function shareInside(points: readonly Point[], corners: readonly Point[]): number {
  const isInside = ({ x, y }: Point) =>
    corners.every((from, index) => {
      const to = corners[(index + 1) % corners.length] as Point;
      const beside = (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
      return beside >= -INSIDE_MARGIN_PX * lengthOf(from, to);
    });
  return points.filter(isInside).length / points.length;
}

/** @param at the middle of the card */
function adviseWhole(card: FarCard, at: Point, kept: Rectangle): Advice {
  const offX = Math.abs(at.x - kept.left - kept.width / 2);
  const offY = Math.abs(at.y - kept.top - kept.height / 2);
  const fillPercent = (100 * card.widthPx) / kept.width;
  if (Math.max(offX, offY) > MAX_OFF_SHARE * kept.width) return adviseMove(at, kept);
  const turn = card.turnDegrees > 0 ? 'turned-clockwise' : 'turned-counterclockwise';
  if (Math.abs(card.turnDegrees) > LARGE_TURN_DEGREES) return turn;
  const { isFlattened, top, left } = measureTip(card, kept);
  if (Math.max(Math.abs(top), Math.abs(left)) > MAX_TIP_DEGREES) {
    if (Math.abs(top) > Math.abs(left)) return top > 0 ? 'tipped-top' : 'tipped-bottom';
    return left > 0 ? 'tipped-left' : 'tipped-right';
  }
  if (isFlattened && Math.abs(top) > SIGN_DEGREES) return top > 0 ? 'tipped-top' : 'tipped-bottom';
  if (Math.abs(card.turnDegrees) > MAX_TURN_DEGREES) return turn;
  if (fillPercent < MIN_FILL_PERCENT) return 'closer';
  if (fillPercent > MAX_FILL_PERCENT) return 'further';
  // All is well but the guide's finer search, which movement blurs.
  return Math.max(offX, offY) < SMALL_OFF_SHARE * kept.width ? 'still' : adviseMove(at, kept);
}

/** `middle`: of a document that is whole in the picture, and needs no more than to be in its middle. */
export type FarAdvice = { advice: Advice; middle?: Point };

/**
 * Says how to bring a document into the guide that was not found there.
 *
 * @param image all of the picture, shrunk
 * @param kept what a capture would keep, in pixels of `image`
 * @returns `center` if no document is in the picture, or none that could be found
 */
export function adviseFromAfar(image: GrayImage, kept: Rectangle): FarAdvice {
  const print = findPrint(image);
  const card = findCardAnywhere(image);
  // A block of print on a card that is too near looks like a card; the rest of its print is around it.
  if (card && (!print || shareInside(print.cells, card.corners) >= INSIDE_SHARE_MIN)) {
    const at = middleOf(card.corners);
    // As if it were in the middle: what else is to be done?
    const centered = { ...kept, left: at.x - kept.width / 2, top: at.y - kept.height / 2 };
    const isWell = adviseWhole(card, at, centered) === 'still';
    return { advice: adviseWhole(card, at, kept), ...(isWell ? { middle: at } : {}) };
  }
  if (!print) return { advice: 'center' };
  if (print.isCut) return { advice: 'away' };
  const { x, y } = print.middle;
  const offX = Math.abs(x - kept.left - kept.width / 2);
  const offY = Math.abs(y - kept.top - kept.height / 2);
  const isOff = Math.max(offX, offY) > PRINT_OFF_SHARE * kept.width;
  return { advice: isOff ? adviseMove(print.middle, kept) : 'center' };
}

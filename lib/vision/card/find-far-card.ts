import type { GrayImage } from '../gray/gray-image';
import type { DocumentShape } from './document-shape';
import { countInside, type FarCard, findCardAnywhere } from './find-card-anywhere';
import { distance } from './find-outline';
import { findPrint, type Print } from './find-print';
import { standsOutAnywhere } from './stands-out-anywhere';

/** `isSure`: it is a document, and all of it. */
export type FoundCard = { card: FarCard; isSure: boolean };

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

const isOnCard = ({ cells }: Print, { corners }: FarCard) =>
  countInside(cells, corners, INSIDE_MARGIN_PX) >= INSIDE_SHARE_MIN * cells.length;

/** How far the corners are from where they were, on average, as a share of the card's width: single ones are unsteady. */
export function measureMove(card: FarCard, before: FarCard): number {
  const moves = card.corners.map((corner) => Math.min(...before.corners.map((at) => distance(at, corner))));
  return moves.reduce((sum, move) => sum + move, 0) / moves.length / card.widthPx;
}

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

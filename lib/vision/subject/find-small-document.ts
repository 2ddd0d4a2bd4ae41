import { findFarCard } from '../card/find-far-card';
import { findAround } from '../card/find-whole-card';
import type { Box } from '../gray/brightness';
import { type GrayImage, shrinkGray } from '../gray/gray-image';
import type { TextRow } from './list-text-rows';
import type { ExpectedDocument, PhotoPart } from './photo-judgment';

/**
 * Share of the photo's area: below this, a document is a small part of a page or a desk. A card across an upright photo
 * takes up more.
 */
const SMALL_PART_MAX = 0.13;
/** Print that is spread further than this, as a share of the photo, is not on a small document. */
const PRINT_SPREAD_MAX = 0.5;
/** Margin kept around a document on each side, as a share of the photo: reviewers see that its edges are there. */
const MARGIN_SHARE = 0.02;
/** The search for documents that are far away expects copies of about 500 pixels. */
const FAR_SHRINKING = 2;

type Size = { widthPx: number; heightPx: number };

/** The middle of a line of print, as shares of the photo. */
type Place = { x: number; y: number };

const toShares = ({ leftPx, topPx, rightPx, bottomPx }: Box, { widthPx, heightPx }: Size): PhotoPart => ({
  left: leftPx / widthPx,
  top: topPx / heightPx,
  width: (rightPx - leftPx) / widthPx,
  height: (bottomPx - topPx) / heightPx,
});

function addMargin({ left, top, width, height }: PhotoPart): PhotoPart {
  const [x, y] = [Math.max(0, left - MARGIN_SHARE), Math.max(0, top - MARGIN_SHARE)];
  return {
    left: x,
    top: y,
    width: Math.min(1, left + width + MARGIN_SHARE) - x,
    height: Math.min(1, top + height + MARGIN_SHARE) - y,
  };
}

const spreadOf = (values: readonly number[]) => (values.length > 1 ? Math.max(...values) - Math.min(...values) : 0);

/** Looks for a document that is far away, which takes longer than one that fills the photo. */
function findFarPart(gray: GrayImage, places: readonly Place[], kind: ExpectedDocument['kind']): PhotoPart | undefined {
  const spread = Math.max(spreadOf(places.map(({ x }) => x)), spreadOf(places.map(({ y }) => y)));
  if (spread > PRINT_SPREAD_MAX) return undefined;
  const copy = shrinkGray(gray, FAR_SHRINKING);
  const { found } = findFarCard(copy, kind ?? 'card', undefined);
  return found && toShares(findAround(found.card, copy), copy);
}

/**
 * Where the document is, if it is a small part of the photo and there is no print next to it that could be more of it.
 *
 * @param gray about 1,000 pixels long
 * @param cardBox around the card in it, if its outline was found
 * @param rows the lines of print in a copy of size `fine`
 */
export function findSmallDocument(
  gray: GrayImage,
  cardBox: Box | undefined,
  rows: readonly TextRow[],
  fine: Size,
  kind: ExpectedDocument['kind'],
): PhotoPart | undefined {
  const places = rows.map(({ x, y }) => ({ x: x / fine.widthPx, y: y / fine.heightPx }));
  const part = cardBox ? toShares(cardBox, gray) : findFarPart(gray, places, kind);
  if (!part || part.width * part.height >= SMALL_PART_MAX) return undefined;
  const whole = addMargin(part);
  const isInside = ({ x, y }: Place) =>
    Math.abs(x - whole.left - whole.width / 2) <= whole.width / 2 &&
    Math.abs(y - whole.top - whole.height / 2) <= whole.height / 2;
  return places.every(isInside) ? whole : undefined;
}

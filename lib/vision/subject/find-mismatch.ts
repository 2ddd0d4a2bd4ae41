import type { Box } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { findPortrait } from '../portrait/find-portrait';
import type { QualityNote } from '../quality/quality-note';
import type { ExpectedDocument } from './photo-judgment';
import { isPrintOfId } from './print';
import type { Subject } from './read-subject';

/** A portrait's face takes at least this share of a card's length; a second, small one may be on a back as well. */
const PORTRAIT_FACE_MIN = 0.1;
/** Where no outline of a card is seen, it is assumed to take this share of the photo. */
const ASSUMED_CARD_SHARE = 0.6;

/** Whether there is a portrait as large as on a front. */
function hasFrontPortrait(gray: GrayImage, cardBox: Box | undefined): boolean {
  const portrait = findPortrait(gray);
  const cardPx = cardBox
    ? Math.max(cardBox.rightPx - cardBox.leftPx, cardBox.bottomPx - cardBox.topPx)
    : Math.max(gray.widthPx, gray.heightPx) * ASSUMED_CARD_SHARE;
  return portrait !== undefined && portrait.widthPx >= cardPx * PORTRAIT_FACE_MIN;
}

/**
 * What stands on another document or another side than the expected one. Cards have a barcode or a zone of TD1 on their
 * back, and a portrait on their front; a zone of TD2 is next to a portrait, on cards as well.
 *
 * @param gray about 1,000 pixels long
 * @param cardBox around the card in it, if its outline was found
 */
export function findMismatch(
  { hasBarcode, zone, print }: Subject,
  { side, kind }: ExpectedDocument,
  gray: GrayImage,
  cardBox: Box | undefined,
): QualityNote | undefined {
  const isCardBack = hasBarcode || zone === 'TD1';
  if (kind === 'passport') return isCardBack ? 'not-a-passport' : undefined;
  if (kind === 'card' && zone === 'TD3') return 'not-a-card';
  if (side === 'front') return isCardBack ? 'other-side' : undefined;
  if (zone === 'TD2' || zone === 'TD3') return 'other-side';
  return !isCardBack && isPrintOfId(print) && hasFrontPortrait(gray, cardBox) ? 'other-side' : undefined;
}

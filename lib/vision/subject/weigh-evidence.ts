import type { GrayImage } from '../gray/gray-image';
import { hasPortrait } from '../portrait/find-portrait';
import type { ExpectedDocument } from './photo-judgment';
import { hasSomePrint, isPageOfText, isPrintOfId } from './print';
import type { Subject } from './read-subject';

/**
 * Whether a photo shows an ID. `sure`: something was seen that hardly anything else has. `some`: print as on an ID, but also
 * on signs, packages and screens; or a document too small to show any. `none`: neither, or a whole page of text.
 */
export type Evidence = 'sure' | 'some' | 'none';

/**
 * Weighs what speaks for an ID in a photo. A portrait is searched for only where it decides, since that takes longest.
 *
 * @param gray about 1,000 pixels long
 * @param hasSmallDocument whether the outline of a document was found that is a small part of the photo
 */
export function weighEvidence(
  { hasBarcode, zone, print, isOnSide }: Subject,
  side: ExpectedDocument['side'],
  gray: GrayImage,
  hasSmallDocument: boolean,
): Evidence {
  if (hasBarcode || zone) return 'sure';
  if (isPageOfText(print, side)) return hasPortrait(gray, isOnSide) ? 'some' : 'none';
  if (side === 'front' && isPrintOfId(print) && hasPortrait(gray, isOnSide)) return 'sure';
  return hasSmallDocument || hasSomePrint(print) ? 'some' : 'none';
}

import type { GrayImage } from '../gray/gray-image';
import { hasPortrait } from '../portrait/find-portrait';
import type { ExpectedDocument } from './photo-judgment';
import { isPageOfText, isPrint, mayBePrint } from './print';
import type { Subject } from './read-subject';

/**
 * Whether a photo shows an ID, rather than something else with or without print. A portrait is searched for only where it
 * decides, since that takes longest.
 *
 * @param gray about 1,000 pixels long
 * @param hasOutline whether the outline of a card was found in it
 */
export function showsId(
  { hasBarcode, zone, print }: Subject,
  side: ExpectedDocument['side'],
  gray: GrayImage,
  hasOutline: boolean,
): boolean {
  if (hasBarcode || zone) return true;
  if (!mayBePrint(print)) return false;
  const isLikely = (isPrint(print, side) || hasOutline) && !isPageOfText(print, side);
  return isLikely || hasPortrait(gray);
}

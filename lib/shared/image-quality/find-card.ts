import { mapEdges, transpose } from './edge-map';
import { findCutCardAreaPx } from './find-cut-card';
import { findLevelLines } from './find-level-lines';
import { findWholeCard } from './find-whole-card';
import type { Box, GreyImage } from './grey-image';

/** A card in an image, in its pixels. */
export type FoundCard = {
  /** The largest upright box within the card. */
  inside: Box;
  longEdgePx: number;
};

/** How much larger than a whole one a cut card must be: a photo or a field of print also looks like a small whole card. */
const CUT_AREA_RATIO_MIN = 1.25;

/**
 * Looks for an ID card or a passport page that lies nearly straight in an image.
 *
 * @param image about 250 pixels long: large enough for edges, too small for most print
 * @returns `card` undefined when no whole one is seen, which says little: hands, patterns and pale cards hide edges
 */
export function findCard(image: GreyImage): { card: FoundCard | undefined; isCutOff: boolean } {
  const map = mapEdges(image);
  const turned = transpose(map);
  const sides = { level: findLevelLines(map), upright: findLevelLines(turned), map, turned };
  const card = findWholeCard(sides);
  const turnedSides = { level: sides.upright, upright: sides.level, map: turned, turned: map };
  const cutAreaPx = Math.max(findCutCardAreaPx(sides), findCutCardAreaPx(turnedSides));
  const isCutOff = cutAreaPx > (card ? card.areaPx * CUT_AREA_RATIO_MIN : 0);
  return { card: isCutOff ? undefined : card, isCutOff };
}

import type { Box } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { type EdgeMap, mapEdges, transposeEdges } from './edge-map';
import { findCutCardAreaPx } from './find-cut-card';
import { EDGE_STEP_MIN, findLevelLines } from './find-level-lines';
import { findWholeCard, type WholeCard } from './find-whole-card';
import type { Sides } from './line-support';

/** A card in an image, in its pixels. */
export type FoundCard = {
  /** The largest upright box within the card. */
  inside: Box;
  longEdgePx: number;
};

/** How much larger than a whole one a cut card must be: a photo or a field of print also looks like a small whole card. */
const CUT_AREA_RATIO_MIN = 1.25;

/** Below this share of the image's longer edge, what looks like a card may be a field of print on a larger one. */
const CERTAIN_SHARE_MIN = 0.55;
/** How far around it more print is looked for, as a share of its size. */
const AROUND_SHARE = 0.4;
/** The surface around a card has this much of the card's edges at most: boards and tiles have more, and count as print. */
const EDGES_AROUND_MAX = 0.4;

/** How many pixels of a box are edges, how bright they are in sum, and how many there are. */
function sumUp({ widthPx, pixels, across, down }: EdgeMap, box: Box) {
  let edges = 0;
  let brightness = 0;
  for (let y = box.topPx; y < box.bottomPx; y += 1) {
    for (let x = box.leftPx; x < box.rightPx; x += 1) {
      const at = y * widthPx + x;
      if (Math.max(across[at] ?? 0, down[at] ?? 0) >= EDGE_STEP_MIN) edges += 1;
      brightness += pixels[at] ?? 0;
    }
  }
  return { edges, brightness, pixels: (box.rightPx - box.leftPx) * (box.bottomPx - box.topPx) };
}

const grow = ({ leftPx, topPx, rightPx, bottomPx }: Box, byPx: number, { widthPx, heightPx }: GrayImage): Box => ({
  leftPx: Math.max(0, leftPx - byPx),
  topPx: Math.max(0, topPx - byPx),
  rightPx: Math.min(widthPx, rightPx + byPx),
  bottomPx: Math.min(heightPx, bottomPx + byPx),
});

/** What lies above, below, left and right of a box, as far as the wide one; empty where the image ends. */
const listBeside = ({ leftPx, topPx, rightPx, bottomPx }: Box, wide: Box): Box[] => [
  { leftPx, rightPx, topPx: wide.topPx, bottomPx: topPx },
  { leftPx, rightPx, topPx: bottomPx, bottomPx: wide.bottomPx },
  { topPx, bottomPx, leftPx: wide.leftPx, rightPx: leftPx },
  { topPx, bottomPx, leftPx: rightPx, rightPx: wide.rightPx },
];

/**
 * Whether a card lies by itself on something plain and darker, on each side: a field of print has more print beside it, or
 * the paper of its card. A barcode or a photo on a pale card is darker than that.
 */
function isAlone(map: EdgeMap, { inside, longEdgePx }: WholeCard): boolean {
  const own = sumUp(map, inside);
  // The card's own border, and its shadow, lie in between.
  const near = grow(inside, Math.ceil(longEdgePx * 0.08), map);
  const wide = grow(inside, Math.ceil(longEdgePx * AROUND_SHARE), map);
  return listBeside(near, wide)
    .map((box) => sumUp(map, box))
    .filter(({ pixels }) => pixels > 0)
    .every(
      (beside) =>
        beside.edges / beside.pixels <= (own.edges / own.pixels) * EDGES_AROUND_MAX &&
        beside.brightness / beside.pixels < own.brightness / own.pixels,
    );
}

function findCertainCard(sides: Sides): WholeCard | undefined {
  const card = findWholeCard(sides);
  if (!card) return undefined;
  const share = card.longEdgePx / Math.max(sides.map.widthPx, sides.map.heightPx);
  return share >= CERTAIN_SHARE_MIN || isAlone(sides.map, card) ? card : undefined;
}

/**
 * Looks for an ID card or a passport page that lies nearly straight in an image.
 *
 * @param image about 250 pixels long: large enough for edges, too small for most print
 * @returns `card` undefined when no whole one is seen, which says little: hands, patterns and pale cards hide edges
 */
export function findCardInPhoto(image: GrayImage): { card: FoundCard | undefined; isCutOff: boolean } {
  const map = mapEdges(image);
  const turned = transposeEdges(map);
  const sides = { level: findLevelLines(map), upright: findLevelLines(turned), map, turned };
  const card = findCertainCard(sides);
  const turnedSides = { level: sides.upright, upright: sides.level, map: turned, turned: map };
  const cutAreaPx = Math.max(findCutCardAreaPx(sides), findCutCardAreaPx(turnedSides));
  const isCutOff = cutAreaPx > (card ? card.areaPx * CUT_AREA_RATIO_MIN : 0);
  return { card: isCutOff ? undefined : card, isCutOff };
}

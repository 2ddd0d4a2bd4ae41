import type { Box } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { findCutCardAreaPx } from './find-cut-card';
import type { LineSearch } from './find-level-lines';
import { findLines, type ImageLines } from './find-outline';
import { findWholeCard, type WholeCard } from './find-whole-card';
import type { EdgeMaps } from './map-edges';

/** A card can be anywhere in a photo, so full-length lines are searched for everywhere. */
const SEARCH: LineSearch = {
  // Cards tilted further are not searched for: the person can see the tilt.
  tiltMaxDegrees: 15,
  tiltStepDegrees: 1,
  spanShare: 1,
  // A card that is only just long enough has sides about this long.
  lengthShareMin: 0.08,
  emptyShare: 0,
};

/**
 * How much larger than a whole card a cut one must be: a photo or a block of print also looks like a small whole card.
 */
const CUT_AREA_RATIO_MIN = 1.25;

/** Below this share of the image's longer edge, what looks like a card may be a block of print on a larger one. */
const CERTAIN_SHARE_MIN = 0.55;
/** How far around it to look for more print, as a share of its size. */
const AROUND_SHARE = 0.4;
/**
 * The surface around a card has at most this share of the card's edges: boards and tiles have more, and count as print.
 */
const EDGES_AROUND_MAX = 0.4;

/** How many pixels of a box are edges, their total brightness, and how many pixels there are. */
function sumUp({ map: { widthPx, heightPx, pixels, signs }, turned }: EdgeMaps, box: Box) {
  let edges = 0;
  let brightness = 0;
  for (let y = box.topPx; y < box.bottomPx; y += 1) {
    for (let x = box.leftPx; x < box.rightPx; x += 1) {
      const at = y * widthPx + x;
      if (signs[at] !== 0 || turned.signs[x * heightPx + y] !== 0) edges += 1;
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

/** The areas above, below, left and right of a box, out to the wide box; empty where the image ends. */
const listBeside = ({ leftPx, topPx, rightPx, bottomPx }: Box, wide: Box): Box[] => [
  { leftPx, rightPx, topPx: wide.topPx, bottomPx: topPx },
  { leftPx, rightPx, topPx: bottomPx, bottomPx: wide.bottomPx },
  { topPx, bottomPx, leftPx: wide.leftPx, rightPx: leftPx },
  { topPx, bottomPx, leftPx: rightPx, rightPx: wide.rightPx },
];

/**
 * Whether a card lies by itself on something plain and darker on each side: a block of print has more print beside it,
 * or the paper of its card. A barcode or a photo on a pale card is darker than that.
 */
function isAlone(maps: EdgeMaps, { inside, longEdgePx }: WholeCard): boolean {
  const own = sumUp(maps, inside);
  // The card's own border and its shadow are in between.
  const near = grow(inside, Math.ceil(longEdgePx * 0.08), maps.map);
  const wide = grow(inside, Math.ceil(longEdgePx * AROUND_SHARE), maps.map);
  return listBeside(near, wide)
    .map((box) => sumUp(maps, box))
    .filter(({ pixels }) => pixels > 0)
    .every(
      (beside) =>
        beside.edges / beside.pixels <= (own.edges / own.pixels) * EDGES_AROUND_MAX &&
        beside.brightness / beside.pixels < own.brightness / own.pixels,
    );
}

function findCertainCard(lines: ImageLines): WholeCard | undefined {
  const card = findWholeCard(lines);
  if (!card) return undefined;
  const share = card.longEdgePx / Math.max(lines.map.widthPx, lines.map.heightPx);
  return share >= CERTAIN_SHARE_MIN || isAlone(lines, card) ? card : undefined;
}

/**
 * Looks for an ID card or a passport page that lies nearly straight in an image.
 *
 * @param image about 250 pixels long: large enough for edges, too small for most print
 * @returns `card` undefined when no whole one is seen, which says little: hands, patterns and pale cards hide edges
 */
export function findCardInPhoto(image: GrayImage): { card: WholeCard | undefined; isCutOff: boolean } {
  const lines = findLines(image, SEARCH);
  const card = findCertainCard(lines);
  const turnedLines = { level: lines.upright, upright: lines.level, map: lines.turned, turned: lines.map };
  const cutAreaPx = Math.max(findCutCardAreaPx(lines), findCutCardAreaPx(turnedLines));
  const isCutOff = cutAreaPx > (card ? card.areaPx * CUT_AREA_RATIO_MIN : 0);
  return { card: isCutOff ? undefined : card, isCutOff };
}

import { type GrayImage, transpose } from '../gray/gray-image';
import { ASPECT_RATIOS, type DocumentShape, otherShape } from './document-shape';
import { findEdgeSigns } from './edge-signs';
import { type FoundCard, findOutline, runsOn } from './find-outline';
import { findSideLines, type SideLine } from './side-lines';

/**
 * What was seen. `other`: a document of the other shape. `sides`: two opposite edges, `widthPx` apart for a card that has both; its
 * other two were not seen.
 */
export type CardSearch =
  | { kind: 'found'; card: FoundCard }
  | { kind: 'other' }
  | { kind: 'sides'; widthPx: number; heightPx: number }
  | { kind: 'nothing' };

/** Two sides alone have to be plain to see. */
const MIN_LONE_COVERAGE = 0.85;
/** Of the mean coverage: an outline around another one may be seen this much worse. */
const OUTER_LAG = 0.03;

/** The distance of the two outermost plain lines; 0 where either is missing. */
function spanOf(lows: SideLine[], highs: SideLine[]): number {
  const isPlain = ({ coverage }: SideLine) => coverage >= MIN_LONE_COVERAGE;
  const low = Math.min(...lows.filter(isPlain).map(({ x }) => x));
  const high = Math.max(...highs.filter(isPlain).map(({ x }) => x));
  return Number.isFinite(high - low) ? high - low : 0;
}

const areaOf = ({ widthPx, heightPx }: FoundCard) => widthPx * heightPx;

/**
 * Looks for a card by the four straight edges around it, each nearly upright or level.
 *
 * @param shape of the document that is expected
 */
export function findCardInFrame(image: GrayImage, shape: DocumentShape): CardSearch {
  const uprights = findEdgeSigns(image);
  const levels = findEdgeSigns(transpose(image));
  const lines = {
    lefts: findSideLines(uprights, 'left'),
    rights: findSideLines(uprights, 'right'),
    tops: findSideLines(levels, 'left'),
    bottoms: findSideLines(levels, 'right'),
  };
  const own = findOutline(uprights, levels, lines, shape);
  const other = findOutline(uprights, levels, lines, otherShape(shape));
  const isOuter =
    other &&
    (own
      ? areaOf(other.card) > areaOf(own.card) && other.mean >= own.mean - OUTER_LAG
      : other.mean >= MIN_LONE_COVERAGE);
  if (isOuter && !runsOn(uprights, levels, other)) return { kind: 'other' };
  if (own) return { kind: 'found', card: own.card };
  const aspect = ASPECT_RATIOS[shape];
  const widthPx = Math.max(spanOf(lines.lefts, lines.rights), spanOf(lines.tops, lines.bottoms) * aspect);
  return widthPx > 0 ? { kind: 'sides', widthPx, heightPx: widthPx / aspect } : { kind: 'nothing' };
}

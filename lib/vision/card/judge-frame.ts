import type { Rectangle } from './capture-region';
import type { CardSearch } from './find-card-in-frame';
import { middleOf, type Point } from './find-outline';
import type { Light } from './light';

/** A side of the picture. */
export type Side = 'left' | 'right' | 'top' | 'bottom';

/**
 * What the person should do next, as seen in the picture. `shape`: choose the other document. `center`: the document was
 * not found. `lost`: it has not been found for a while. `plain`: what is behind it may hide its sides. `away`: it is much
 * too near. `off-left`: it lies too far left; `far-left`: much too far. `tipped-left`: its left side is further away.
 * `unsure`: all is well, if what was found is the document: the person has to look. `ready`: nothing, the picture can be
 * taken.
 */
export type Advice =
  | 'dark'
  | 'shape'
  | 'center'
  | 'lost'
  | 'plain'
  | 'closer'
  | 'further'
  | 'away'
  | `${'off' | 'far' | 'tipped'}-${Side}`
  | 'glare'
  | 'blurred'
  | 'still'
  | 'unsure'
  | 'ready';

/** What a frame says: what to do, and the part of the video that a capture should keep now. */
export type Judgment = { advice: Advice; region: Rectangle };

export type FrameReading = {
  search: CardSearch;
  /** What a capture would keep, in pixels of the searched image. */
  kept: Rectangle;
  /** Measured on the card if it was found, otherwise on the middle of what is kept. */
  light: Light;
  /** See `measureBlurPx`, at `REFERENCE_CARD_WIDTH_PX`; absent if the card was not found. */
  blurPx?: number;
  /** Since the previous reading; absent if there was none. */
  movePx?: number;
  change?: number;
};

/** Below this, a card has too few pixels for its small print: a Full HD camera gives about 1000 across at 65%. */
export const MIN_FILL_PERCENT = 65;
/** Above this, a small tremble moves an edge out of the picture. */
export const MAX_FILL_PERCENT = 95;
/** Share of the kept width or height, between its middle and the card's. */
const MAX_OFF_CENTER_SHARE = 0.12;
/** Share of the kept width: further off than this, a small movement is not enough. */
const FAR_OFF_SHARE = 0.25;
/** Mean steps of 0 to 255: a card in a room at dusk. Below this, cameras add so much grain that small print is lost. */
const MIN_BRIGHTNESS = 60;
/** Percentage of the card. A patch of 1% hides about two letters of a name. */
export const MAX_GLARE_PERCENT = 1;
/** Blur is measured with the card scaled to this width, so that it means the same for every camera. */
export const REFERENCE_CARD_WIDTH_PX = 1000;
/** σ at that width: small print has strokes of 2 to 3 pixels there, and starts to run together at about 2. */
const MAX_BLUR_PX = 2;
/** Share of the kept width that a corner may move between two readings: hands tremble by about half of this. */
const MAX_MOVE_SHARE = 0.012;
/** Mean steps of 0 to 255: grain produces 1 to 3, a card shifted by two pixels 5 or more. */
const MAX_CHANGE = 6;

/**
 * A frame this sharp was not spoiled by movement, so twice as much is allowed: those who cannot see the picture hold
 * their arms free, and are not as still.
 */
const CLEAR_BLUR_PX = 1;
const CLEAR_ALLOWANCE = 2;

/** Says where a document lies that is off the middle of what is kept. @param at its middle, in the same pixels */
export function adviseMove(at: Point, kept: Rectangle): Advice {
  const x = (at.x - kept.left) / kept.width - 0.5;
  const y = ((at.y - kept.top) / kept.height - 0.5) * (kept.height / kept.width);
  const distance = Math.max(Math.abs(x), Math.abs(y)) > FAR_OFF_SHARE ? 'far' : 'off';
  // Compared as shares of width and height: the frame leaves less room above and below.
  const isBeside = Math.abs(x) >= Math.abs(y) * (kept.width / kept.height);
  return isBeside ? `${distance}-${x < 0 ? 'left' : 'right'}` : `${distance}-${y < 0 ? 'top' : 'bottom'}`;
}

/** Says what most stands in the way of a good picture, in the order in which people can fix things. */
export function judgeFrame(reading: FrameReading): Advice {
  const { search, kept, light, blurPx, movePx, change } = reading;
  if (light.brightness < MIN_BRIGHTNESS) return 'dark';
  if (search.kind === 'other') return 'shape';
  const fillPercentOf = (size: { widthPx: number; heightPx: number }) =>
    100 * Math.max(size.widthPx / kept.width, size.heightPx / kept.height);
  if (search.kind === 'sides' && fillPercentOf(search) > MAX_FILL_PERCENT) return 'further';
  if (search.kind !== 'found') return light.glarePercent > MAX_GLARE_PERCENT * 2 ? 'glare' : 'center';
  const { card } = search;
  const fillPercent = fillPercentOf(card);
  if (fillPercent < MIN_FILL_PERCENT) return 'closer';
  if (fillPercent > MAX_FILL_PERCENT) return 'further';
  const middle = middleOf(card.corners);
  const offX = Math.abs((middle.x - kept.left) / kept.width - 0.5);
  const offY = Math.abs((middle.y - kept.top) / kept.height - 0.5);
  const isInside = card.corners.every(
    ({ x, y }) => x > kept.left && x < kept.left + kept.width && y > kept.top && y < kept.top + kept.height,
  );
  if (!isInside || Math.max(offX, offY) > MAX_OFF_CENTER_SHARE) {
    return adviseMove(middle, kept);
  }
  if (light.glarePercent > MAX_GLARE_PERCENT) return 'glare';
  return judgeStill(blurPx, movePx === undefined || change === undefined ? undefined : movePx / kept.width, change);
}

/**
 * Says whether a document is held still and seen sharply.
 *
 * @param move of the corner that moved the most since the last reading, as a share of the kept width, or of the
 *   document's; undefined if that is not known
 * @param change of the picture since then, mean steps of 0 to 255; 0 if it does not count
 */
export function judgeStill(blurPx: number | undefined, move: number | undefined, change = 0): Advice {
  const allowance = blurPx !== undefined && blurPx <= CLEAR_BLUR_PX ? CLEAR_ALLOWANCE : 1;
  const isMoving = move === undefined || move > MAX_MOVE_SHARE * allowance || change > MAX_CHANGE * allowance;
  if (blurPx === undefined || blurPx > MAX_BLUR_PX) return isMoving ? 'still' : 'blurred';
  return isMoving ? 'still' : 'ready';
}

import type { Rectangle } from './capture-region';
import type { CardSearch } from './find-card-in-frame';
import type { Light } from './light';

/** What the person should do next; `shape`: choose the other document. `ready`: nothing, the picture may be taken. */
export type Advice = 'dark' | 'shape' | 'center' | 'closer' | 'further' | 'glare' | 'blurred' | 'still' | 'ready';

export type FrameReading = {
  search: CardSearch;
  /** What a capture would keep, in pixels of the image that was searched. */
  kept: Rectangle;
  /** On the card where it was found, else on the middle of what is kept. */
  light: Light;
  /** See `measureBlurPx`, at `REFERENCE_CARD_WIDTH_PX`; absent where the card was not found. */
  blurPx?: number;
  /** Since the reading before; absent without one. */
  movePx?: number;
  change?: number;
};

/** Below, a card leaves too few pixels for its small print: a Full HD camera gives about 1000 across at 65 %. */
const MIN_FILL_PERCENT = 65;
/** Above, a small tremble puts an edge outside the picture. */
const MAX_FILL_PERCENT = 95;
/** Of the kept width or height, between its middle and the card's. */
const MAX_OFF_CENTER_SHARE = 0.12;
/** Mean steps of 0 to 255. A card in a room at dusk; below, cameras add so much grain that small print goes. */
const MIN_BRIGHTNESS = 60;
/** Of the card. A patch of 1 % hides about two letters of a name. */
const MAX_GLARE_PERCENT = 1;
/** Blur is measured with the card shown this wide, so that it means the same for every camera. */
export const REFERENCE_CARD_WIDTH_PX = 1000;
/** σ at that width: small print has strokes of 2 to 3 pixels there, and runs together from about 2. */
const MAX_BLUR_PX = 2;
/** Share of the kept width that a corner may move between two readings: hands tremble by about half of this. */
const MAX_MOVE_SHARE = 0.012;
/** Mean steps of 0 to 255: grain makes 1 to 3, a card slid by two pixels 5 or more. */
const MAX_CHANGE = 6;

/** Says what hinders a good picture most, in the order in which people can mend it. */
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
  const middle = (axis: 'x' | 'y') => card.corners.reduce((sum, corner) => sum + corner[axis], 0) / 4;
  const offX = Math.abs((middle('x') - kept.left) / kept.width - 0.5);
  const offY = Math.abs((middle('y') - kept.top) / kept.height - 0.5);
  const isInside = card.corners.every(
    ({ x, y }) => x > kept.left && x < kept.left + kept.width && y > kept.top && y < kept.top + kept.height,
  );
  if (!isInside || Math.max(offX, offY) > MAX_OFF_CENTER_SHARE) return 'center';
  if (light.glarePercent > MAX_GLARE_PERCENT) return 'glare';
  const isMoving =
    movePx === undefined || change === undefined || movePx > kept.width * MAX_MOVE_SHARE || change > MAX_CHANGE;
  if (blurPx === undefined || blurPx > MAX_BLUR_PX) return isMoving ? 'still' : 'blurred';
  return isMoving ? 'still' : 'ready';
}

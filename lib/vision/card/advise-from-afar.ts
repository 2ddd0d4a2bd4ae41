import type { Rectangle } from './capture-region';
import type { FarCard } from './find-card-anywhere';
import { middleOf } from './find-outline';
import type { Print } from './find-print';
import { type Advice, adviseMove, type Side } from './judge-frame';
import { boundsOf } from './keep-around';

/** Millimeters. A movement of "a little" is about half of this, one without an amount twice as much. */
const LITTLE_MM = 20;
const CARD_WIDTH_MM = 85.6;
/** Print that is tipped by 28° runs together at the far side, and the measurement is off by several degrees. */
const MAX_TIP_DEGREES = 20;
/** Share of the card's width that has to be free on each side: an outline is off by up to this much. */
const FREE_SHARE = 0.06;
/** A card that is just large enough is too small after the next tremble. */
const AIM_SHARE = 1.12;
/** Share of the kept width: print that is less far off says nothing about where the card is. */
const PRINT_OFF_SHARE = 0.2;

/** Which way the middle of a card is from the middle of the picture, and whether a small movement is enough. */
function adviseShift(offX: number, offY: number, pxPerMm: number): Advice {
  const distance = Math.max(Math.abs(offX), Math.abs(offY)) > LITTLE_MM * pxPerMm ? 'far' : 'off';
  const side: Side = Math.abs(offX) >= Math.abs(offY) ? (offX < 0 ? 'left' : 'right') : offY < 0 ? 'top' : 'bottom';
  return `${distance}-${side}`;
}

/**
 * Says what is still to be done with a document that was found in the picture, in whatever turn; undefined when it can
 * be captured as far as its place, its size and its tilt go.
 *
 * @param picture its size, in the pixels of the card's corners
 * @param widthMin of the document, in the same pixels
 */
export function adviseCard(
  card: FarCard,
  picture: { widthPx: number; heightPx: number },
  widthMin: number,
): Advice | undefined {
  const box = boundsOf(card.corners);
  const free = FREE_SHARE * card.widthPx;
  const { x, y } = middleOf(card.corners);
  const [offX, offY] = [x - picture.widthPx / 2, y - picture.heightPx / 2];
  const pxPerMm = card.widthPx / CARD_WIDTH_MM;
  // Whoever comes closer makes the card larger around the picture's middle.
  const nearer = Math.max(1, (AIM_SHARE * widthMin) / card.widthPx);
  const [roomX, roomY] = [
    picture.widthPx / 2 - nearer * (box.width / 2 + free),
    picture.heightPx / 2 - nearer * (box.height / 2 + free),
  ];
  if (Math.min(roomX, roomY) < 0) return 'further';
  const [beyondX, beyondY] = [nearer * Math.abs(offX) - roomX, nearer * Math.abs(offY) - roomY];
  if (Math.max(beyondX, beyondY) > 0) {
    return adviseShift(beyondX > 0 ? offX : 0, beyondY > 0 ? offY : 0, pxPerMm);
  }
  const { rightAwayDegrees, bottomAwayDegrees } = card.plane;
  if (Math.hypot(rightAwayDegrees, bottomAwayDegrees) > MAX_TIP_DEGREES) {
    if (Math.abs(rightAwayDegrees) > Math.abs(bottomAwayDegrees))
      return rightAwayDegrees > 0 ? 'tipped-right' : 'tipped-left';
    return bottomAwayDegrees > 0 ? 'tipped-bottom' : 'tipped-top';
  }
  return card.widthPx < widthMin ? 'closer' : undefined;
}

/**
 * Says what to do where only print is seen: `center` if there is none, or nothing to go by.
 *
 * @param kept what a capture would keep, in the same pixels
 */
export function advisePrint(print: Print | undefined, kept: Rectangle): Advice {
  if (!print) return 'center';
  if (print.isCut) return 'away';
  const offX = Math.abs(print.middle.x - kept.left - kept.width / 2);
  const offY = Math.abs(print.middle.y - kept.top - kept.height / 2);
  return Math.max(offX, offY) > PRINT_OFF_SHARE * kept.width ? adviseMove(print.middle, kept) : 'center';
}

import { findCardInPhoto } from '../card/find-card-in-photo';
import { type Box, countBrightness, findPercentile } from '../gray/brightness';
import { type GrayImage, shrinkGray } from '../gray/gray-image';
import { measureBlurPx } from './measure-blur';
import { measureGlareShare } from './measure-glare';
import { measurePrintPx } from './measure-print';
import { QUALITY_NOTES, type QualityNote } from './quality-note';

/** Length of the gray copy that is looked at, in pixels: enough to tell a blur that matters, and a few milliseconds' work. */
export const GRAY_LONG_EDGE_PX = 1000;

/** Edges of cards and patches of light are looked for in a copy this much smaller. */
const SMALL_FACTOR = 4;

/**
 * A card this long, in pixels of the photo that is sent. The small print of an ID-1 card (85.6 mm; letters without ascenders
 * about 1.1 mm high) then has 7 pixels a letter, the least that people and text recognition read.
 */
const CARD_LONG_EDGE_MIN_PX = 560;
/** Of a card's length, what print, portrait or barcode take at least: each card has a margin at both ends. */
const PRINT_SHARE = 0.82;

/**
 * The blur from which on the smaller print of a card cannot be read, as a share of its length: strokes 0.25 mm wide, next to
 * each other, melt when each is smeared over as much again. As `measureBlurPx` measures it.
 */
const BLUR_SHARE_MAX = 0.0022;
/** Without a card in sight, it is taken to fill this share of the photo. */
const ASSUMED_CARD_SHARE = 0.8;
/** A card that seems smaller is taken for this share: it may be a part of one, and every photo has some blur. */
const CARD_SHARE_FOR_BLUR_MIN = 0.6;

/** The brightest part of an ID is its paper, or white print on a dark card: below this, it is darker than print in good light. */
const BRIGHT_PART_MIN = 70;
const BRIGHT_PART_SHARE = 0.96;
/** Without a card in sight, a small one may lie on a dark table: only the very brightest then tell about paper. */
const BRIGHT_PART_SHARE_WITHOUT_CARD = 0.98;

/** Glare below this share of the card hides a letter or two at most. */
const GLARE_SHARE_MAX = 0.01;

/** Without a card in sight, only the middle of the photo is looked at: the share left out at each border. */
const BORDER_SHARE = 0.15;

/** What the notes come from; made visible for the table in the docs. */
export type QualityMeasures = {
  /** Undefined where no card is in sight. */
  cardLongEdgePx: number | undefined;
  /** What the print on it says, where no card is in sight; undefined where that says nothing. */
  likelyLongEdgePx: number | undefined;
  isCutOff: boolean;
  /** Of the card's length; undefined where there is too little to see. */
  blurShare: number | undefined;
  brightPart: number;
  glareShare: number;
};

const middleOf = ({ widthPx, heightPx }: GrayImage): Box => ({
  leftPx: Math.floor(widthPx * BORDER_SHARE),
  topPx: Math.floor(heightPx * BORDER_SHARE),
  rightPx: Math.ceil(widthPx * (1 - BORDER_SHARE)),
  bottomPx: Math.ceil(heightPx * (1 - BORDER_SHARE)),
});

const enlarge = (box: Box, factor: number): Box => ({
  leftPx: box.leftPx * factor,
  topPx: box.topPx * factor,
  rightPx: box.rightPx * factor,
  bottomPx: box.bottomPx * factor,
});

/**
 * Measures a photo of an ID.
 *
 * @param gray a copy of the photo, at most GRAY_LONG_EDGE_PX long
 * @param photoLongEdgePx of the photo itself
 */
export function measureQuality(gray: GrayImage, photoLongEdgePx: number): QualityMeasures {
  const small = shrinkGray(gray, SMALL_FACTOR);
  const { card, isCutOff } = findCardInPhoto(small);
  const box = card?.inside ?? middleOf(small);
  const grayLongEdgePx = Math.max(gray.widthPx, gray.heightPx);
  const cardInGrayPx = card ? card.longEdgePx * SMALL_FACTOR : grayLongEdgePx * ASSUMED_CARD_SHARE;
  const blurPx = measureBlurPx(gray, enlarge(box, SMALL_FACTOR));
  const toPhotoPx = (px: number) => Math.round((px * photoLongEdgePx) / grayLongEdgePx);
  const printPx = card || isCutOff ? undefined : measurePrintPx(gray);
  return {
    cardLongEdgePx: card && toPhotoPx(cardInGrayPx),
    likelyLongEdgePx: printPx && toPhotoPx(printPx / PRINT_SHARE),
    isCutOff,
    blurShare: blurPx && blurPx / Math.max(cardInGrayPx, grayLongEdgePx * CARD_SHARE_FOR_BLUR_MIN),
    brightPart: findPercentile(countBrightness(small, box), card ? BRIGHT_PART_SHARE : BRIGHT_PART_SHARE_WITHOUT_CARD),
    glareShare: measureGlareShare(small, box),
  };
}

/** The notes for a photo of an ID, the worst first. Takes what `measureQuality` takes. */
export function assessImage(gray: GrayImage, photoLongEdgePx: number): QualityNote[] {
  const measures = measureQuality(gray, photoLongEdgePx);
  const { cardLongEdgePx, likelyLongEdgePx, isCutOff, blurShare, brightPart, glareShare } = measures;
  const isDark = brightPart < BRIGHT_PART_MIN;
  // A dark photo is full of grain: more light comes first.
  const isBlurred = !isDark && blurShare !== undefined && blurShare > BLUR_SHARE_MAX;
  // Of print that is blurred, or in the dark, the strongest alone shows.
  const longEdgePx = cardLongEdgePx ?? (isDark || isBlurred ? undefined : likelyLongEdgePx) ?? photoLongEdgePx;
  const found: Record<QualityNote, boolean> = {
    'cut-off': isCutOff,
    blurred: isBlurred,
    'too-dark': isDark,
    glare: glareShare > GLARE_SHARE_MAX,
    'too-small': longEdgePx < CARD_LONG_EDGE_MIN_PX,
  };
  return QUALITY_NOTES.filter((note) => found[note]);
}

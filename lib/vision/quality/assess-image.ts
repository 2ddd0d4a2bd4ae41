import { findCardInPhoto } from '../card/find-card-in-photo';
import { type Box, countBrightness, findPercentile } from '../gray/brightness';
import { type GrayImage, shrinkGray } from '../gray/gray-image';
import { measureBlurPx } from './measure-blur';
import { measureGlareShare } from './measure-glare';
import { measurePrintPx } from './measure-print';
import { READING_NOTES, type ReadingNote } from './quality-note';

/**
 * Length of the gray copy that is examined, in pixels: enough to detect a blur that matters, with a few milliseconds'
 * work.
 */
export const GRAY_LONG_EDGE_PX = 1000;

/** Card edges and patches of light are searched for in a copy this much smaller. */
const SMALL_FACTOR = 4;

/**
 * Minimum length of a card, in pixels of the photo that is sent. The small print of an ID-1 card (85.6 mm; letters
 * without ascenders about 1.1 mm high) then has 7 pixels a letter, the least that people and text recognition can read.
 */
const CARD_LONG_EDGE_MIN_PX = 560;
/** Minimum share of a card's length that print, portrait or barcode take up: each card has a margin at both ends. */
const PRINT_SHARE = 0.82;

/**
 * Blur at which a card's smaller print becomes unreadable, as a share of the card's length: strokes 0.25 mm wide, next
 * to each other, merge when each is smeared over its own width again. As `measureBlurPx` measures it.
 */
const BLUR_SHARE_MAX = 0.0022;
/** If no card is found, it is assumed to fill this share of the photo. */
const ASSUMED_CARD_SHARE = 0.8;
/** A card that seems smaller is treated as this share: it may be part of one, and every photo has some blur. */
const CARD_SHARE_FOR_BLUR_MIN = 0.6;

/**
 * The brightest part of an ID is its paper, or white print on a dark card. Below this, it is darker than print in good
 * light.
 */
const BRIGHT_PART_MIN = 70;
const BRIGHT_PART_SHARE = 0.96;
/**
 * If no card is found, a small one may be on a dark table: then only the very brightest pixels say something about
 * paper.
 */
const BRIGHT_PART_SHARE_WITHOUT_CARD = 0.98;

/** Glare below this share of the card hides a letter or two at most. */
const GLARE_SHARE_MAX = 0.01;

/** If no card is found, only the middle of the photo is examined: this is the share left out at each border. */
const BORDER_SHARE = 0.15;

/** What the notes are based on; exposed for the table in the docs. */
export type QualityMeasures = {
  /** Around the card, in pixels of the gray copy; undefined if no card was found, and so is its length. */
  cardBox: Box | undefined;
  cardLongEdgePx: number | undefined;
  /** The length estimated from its print if no card was found; undefined if the print says nothing. */
  likelyLongEdgePx: number | undefined;
  isCutOff: boolean;
  /** Share of the card's length; undefined if there is too little to see. */
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
    cardBox: card && enlarge(card.around, SMALL_FACTOR),
    cardLongEdgePx: card && toPhotoPx(cardInGrayPx),
    likelyLongEdgePx: printPx && toPhotoPx(printPx / PRINT_SHARE),
    isCutOff,
    blurShare: blurPx && blurPx / Math.max(cardInGrayPx, grayLongEdgePx * CARD_SHARE_FOR_BLUR_MIN),
    brightPart: findPercentile(countBrightness(small, box), card ? BRIGHT_PART_SHARE : BRIGHT_PART_SHARE_WITHOUT_CARD),
    glareShare: measureGlareShare(small, box),
  };
}

/** The notes that follow from the measurements, the worst first. */
export function listQualityNotes(measures: QualityMeasures, photoLongEdgePx: number): ReadingNote[] {
  const { cardLongEdgePx, likelyLongEdgePx, isCutOff, blurShare, brightPart, glareShare } = measures;
  const isDark = brightPart < BRIGHT_PART_MIN;
  // A dark photo is full of grain, so more light comes first.
  const isBlurred = !isDark && blurShare !== undefined && blurShare > BLUR_SHARE_MAX;
  // If print is blurred or in the dark, only the strongest shows.
  const longEdgePx = cardLongEdgePx ?? (isDark || isBlurred ? undefined : likelyLongEdgePx) ?? photoLongEdgePx;
  const found: Record<ReadingNote, boolean> = {
    'cut-off': isCutOff,
    blurred: isBlurred,
    'too-dark': isDark,
    glare: glareShare > GLARE_SHARE_MAX,
    'too-small': longEdgePx < CARD_LONG_EDGE_MIN_PX,
  };
  return READING_NOTES.filter((note) => found[note]);
}

/** The notes on how a photo was taken, the worst first. Takes the same arguments as `measureQuality`. */
export const assessImage = (gray: GrayImage, photoLongEdgePx: number): ReadingNote[] =>
  listQualityNotes(measureQuality(gray, photoLongEdgePx), photoLongEdgePx);

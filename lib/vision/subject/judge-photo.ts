import type { Box } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { listQualityNotes, measureQuality } from '../quality/assess-image';
import { hasSubjectNote, type QualityNote } from '../quality/quality-note';
import { findMismatch } from './find-mismatch';
import { isBlank } from './is-blank';
import type { TextRow } from './list-text-rows';
import type { ExpectedDocument, PhotoJudgment, PhotoPart } from './photo-judgment';
import { readSubject, type Subject } from './read-subject';
import { showsId } from './shows-id';

/** Length of the finer gray copy, in pixels: enough to see the letters of a card that fills half of it. */
export const FINE_LONG_EDGE_PX = 1600;

const NOTHING_SEEN: PhotoJudgment = { notes: ['nothing'], isReady: false };

/**
 * Share of the photo's area: below this, a document is a small part of a page or a desk. A card across an upright photo
 * takes up more.
 */
const SMALL_PART_MAX = 0.13;
/** Margin kept around a document on each side, as a share of the photo: reviewers see that its edges are there. */
const MARGIN_SHARE = 0.02;
/** With fewer pixels no print shows, and the photo is called too small. */
const LONG_EDGE_FOR_PRINT_MIN_PX = 700;

/** Print that is small, out of focus, in the dark or outside the photo doesn't show. */
const UNCLEAR_NOTES: ReadonlySet<QualityNote> = new Set(['cut-off', 'blurred', 'too-dark', 'too-small']);

function findPart(box: Box, { widthPx, heightPx }: GrayImage): PhotoPart {
  const left = Math.max(0, box.leftPx / widthPx - MARGIN_SHARE);
  const top = Math.max(0, box.topPx / heightPx - MARGIN_SHARE);
  return {
    left,
    top,
    width: Math.min(1, box.rightPx / widthPx + MARGIN_SHARE) - left,
    height: Math.min(1, box.bottomPx / heightPx + MARGIN_SHARE) - top,
  };
}

/**
 * Where the document is, if it is a small part of the photo and there is no print next to it that could be more of it.
 */
function findSmallDocument(box: Box, gray: GrayImage, fine: GrayImage, { rows }: Subject): PhotoPart | undefined {
  const areaPx = (box.rightPx - box.leftPx) * (box.bottomPx - box.topPx);
  if (areaPx >= gray.widthPx * gray.heightPx * SMALL_PART_MAX) return undefined;
  const part = findPart(box, gray);
  const isInside = ({ x, y }: TextRow) =>
    Math.abs(x / fine.widthPx - part.left - part.width / 2) <= part.width / 2 &&
    Math.abs(y / fine.heightPx - part.top - part.height / 2) <= part.height / 2;
  return rows.every(isInside) ? part : undefined;
}

/**
 * Judges the photo of one side of an ID: whether it shows an ID, whether it is the expected one and that side of it, and
 * how readable it is.
 *
 * @param gray a copy of the photo, at most GRAY_LONG_EDGE_PX long
 * @param fine another one, at most FINE_LONG_EDGE_PX long
 * @param photoLongEdgePx of the photo itself
 */
export function judgePhoto(
  gray: GrayImage,
  fine: GrayImage,
  photoLongEdgePx: number,
  expected: ExpectedDocument,
): PhotoJudgment {
  const whole = { leftPx: 0, topPx: 0, rightPx: gray.widthPx, bottomPx: gray.heightPx };
  if (isBlank(gray, whole)) return NOTHING_SEEN;
  const measures = measureQuality(gray, photoLongEdgePx);
  const { cardBox } = measures;
  const notes: QualityNote[] = listQualityNotes(measures, photoLongEdgePx);
  if (cardBox && isBlank(gray, shrinkBox(cardBox))) return NOTHING_SEEN;
  const subject = readSubject(fine, expected.side);
  const mismatch = findMismatch(subject, expected, gray, cardBox);
  if (mismatch) notes.unshift(mismatch);
  const isSeen = mismatch !== undefined || showsId(subject, expected.side, gray, cardBox !== undefined);
  const isUnclear = notes.some((note) => UNCLEAR_NOTES.has(note)) || photoLongEdgePx < LONG_EDGE_FOR_PRINT_MIN_PX;
  if (!isSeen && !isUnclear) notes.unshift('no-document');
  const document = cardBox && findSmallDocument(cardBox, gray, fine, subject);
  return { notes, isReady: isSeen && !hasSubjectNote(notes), ...(document && { document }) };
}

/** The box without its edges, where the document's border is. */
function shrinkBox({ leftPx, topPx, rightPx, bottomPx }: Box): Box {
  const [x, y] = [(rightPx - leftPx) * 0.12, (bottomPx - topPx) * 0.12];
  return { leftPx: leftPx + x, topPx: topPx + y, rightPx: rightPx - x, bottomPx: bottomPx - y };
}

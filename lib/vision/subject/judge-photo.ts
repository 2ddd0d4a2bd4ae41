import type { Box } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { listQualityNotes, measureQuality } from '../quality/assess-image';
import { hasSubjectNote, type QualityNote } from '../quality/quality-note';
import { findMismatch } from './find-mismatch';
import { findSmallDocument } from './find-small-document';
import { isBlank } from './is-blank';
import type { ExpectedDocument, PhotoJudgment } from './photo-judgment';
import { readSubject } from './read-subject';
import { weighEvidence } from './weigh-evidence';

/** Length of the finer gray copy, in pixels: enough to see the letters of a card that fills half of it. */
export const FINE_LONG_EDGE_PX = 1600;

const NOTHING_SEEN: PhotoJudgment = { notes: ['nothing'], isReady: false };

/** With fewer pixels no print shows, and the photo is called too small. */
const LONG_EDGE_FOR_PRINT_MIN_PX = 700;

/** Print that is small, out of focus, in the dark or outside the photo doesn't show. */
const UNCLEAR_NOTES: ReadonlySet<QualityNote> = new Set(['cut-off', 'blurred', 'too-dark', 'too-small']);

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
  const document = findSmallDocument(gray, cardBox, subject.rows, fine, expected.kind);
  const evidence = mismatch ? 'sure' : weighEvidence(subject, expected.side, gray, document !== undefined);
  const isUnclear = notes.some((note) => UNCLEAR_NOTES.has(note)) || photoLongEdgePx < LONG_EDGE_FOR_PRINT_MIN_PX;
  if (evidence === 'none' && !isUnclear) notes.unshift('no-document');
  return { notes, isReady: evidence === 'sure' && !hasSubjectNote(notes), ...(document && { document }) };
}

/** The box without its edges, where the document's border is. */
function shrinkBox({ leftPx, topPx, rightPx, bottomPx }: Box): Box {
  const [x, y] = [(rightPx - leftPx) * 0.12, (bottomPx - topPx) * 0.12];
  return { leftPx: leftPx + x, topPx: topPx + y, rightPx: rightPx - x, bottomPx: bottomPx - y };
}

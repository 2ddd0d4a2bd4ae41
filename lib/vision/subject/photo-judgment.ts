import type { QualityNote } from '../quality/quality-note';

/** What a photo should show. `kind`: undefined if any ID will do, or it is not known which. */
export type ExpectedDocument = { side: 'front' | 'back'; kind?: 'passport' | 'card' | undefined };

/** A part of a photo, as shares of its width and height. */
export type PhotoPart = { left: number; top: number; width: number; height: number };

/**
 * `isReady`: whether an ID was seen, and the expected side of it. `document`: where it is, if it is a small part of the
 * photo.
 */
export type PhotoJudgment = { notes: QualityNote[]; isReady: boolean; document?: PhotoPart };

/** The judgment on a photo that could not be examined: it is taken as it is. */
export const NOT_EXAMINED: PhotoJudgment = { notes: [], isReady: true };

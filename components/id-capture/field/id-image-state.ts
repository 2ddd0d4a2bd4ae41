import type { ArrivalWay, Refusal } from '@/lib/browser/prepare/image-slots';
import type { ImageProblem } from '@/lib/browser/prepare/preparation-outcome';
import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { isReady, type QualityNote } from '@/lib/vision/quality/quality-note';
import type { PhotoJudgment, PhotoPart } from '@/lib/vision/subject/judge-photo';

/** How an image came: Retake goes the same way again. */
export type CaptureWay = 'file' | 'camera' | ArrivalWay;

/** What one side tells the person. `not-loaded`: a part of the page's own code did not arrive. */
export type FieldProblem = { kind: ImageProblem | Refusal | 'not-loaded'; format?: ImageFormat };

/** One side of the ID while the person works on it; the image itself lives in the form. */
export type IdImageState = {
  lastWay: CaptureWay;
  /** Set while a file is being prepared. `percent` is 0 to 100. */
  work?: { percent: number };
  problem?: FieldProblem;
  /** What happened last, when it was not a problem. */
  event?: 'preparing' | 'added' | 'cancelled' | 'removed';
  /** Advice about the photo. */
  notes: readonly QualityNote[];
  /** Where the document lies that may be cut out of the photo. */
  document: PhotoPart | undefined;
  /** The photo that was looked at last, and whether it may be called ready. */
  judged: { image: PreparedImage; isReady: boolean } | undefined;
  /** On how many photos there was advice. */
  advisedCount: number;
  /** Whether the photo that is there is one of them: it stays one when it is turned, or looked at again. */
  isAdvised: boolean;
  /** How often something happened, so that the same words are announced again. */
  eventCount: number;
};

export type IdImageAction =
  | { type: 'started'; way: CaptureWay }
  | { type: 'progressed'; percent: number }
  | { type: 'added' }
  | ({ type: 'assessed'; image: PreparedImage } & PhotoJudgment)
  | { type: 'failed'; problem: FieldProblem }
  | { type: 'cancelled' }
  | { type: 'removed' };

/** The third photo of a side is taken as it is: whoever cannot make a better one must not be sent round for ever. */
const ADVISED_PHOTOS_MAX = 2;
/** More at once would not be read. The worst come first. */
const NOTES_AT_ONCE_MAX = 2;

export const INITIAL_STATE: IdImageState = {
  lastWay: 'file',
  notes: [],
  document: undefined,
  judged: undefined,
  advisedCount: 0,
  isAdvised: false,
  eventCount: 0,
};

type Assessed = PhotoJudgment & { image: PreparedImage };

function takeAdvice(state: IdImageState, { image, notes, document }: Assessed): IdImageState {
  const judged = { image, isReady: isReady(notes) };
  const advisedCount = state.isAdvised ? state.advisedCount : state.advisedCount + 1;
  const isAdvice = notes.length > 0 || document !== undefined;
  if (!isAdvice || advisedCount > ADVISED_PHOTOS_MAX) return { ...state, judged, notes: [], document: undefined };
  return { ...state, judged, notes: notes.slice(0, NOTES_AT_ONCE_MAX), document, advisedCount, isAdvised: true };
}

/** The state after one event. A failure ends the work and keeps whatever image the form holds. */
export function reduceIdImage(state: IdImageState, action: IdImageAction): IdImageState {
  if (action.type === 'progressed') {
    return state.work ? { ...state, work: { percent: Math.max(state.work.percent, action.percent) } } : state;
  }
  // The words about what happened grow by the advice; they are not announced a second time.
  if (action.type === 'assessed') return takeAdvice(state, action);
  const { lastWay, notes, document, judged, advisedCount, isAdvised } = state;
  const next = { lastWay, notes, document, judged, advisedCount, isAdvised, eventCount: state.eventCount + 1 };
  const withoutAdvice = { ...next, notes: [], document: undefined, isAdvised: false };
  if (action.type === 'started') return { ...next, lastWay: action.way, work: { percent: 0 }, event: 'preparing' };
  if (action.type === 'failed') return { ...next, problem: action.problem };
  if (action.type === 'added') return { ...withoutAdvice, event: 'added' };
  if (action.type === 'removed') return { ...withoutAdvice, event: 'removed' };
  return { ...next, event: action.type };
}

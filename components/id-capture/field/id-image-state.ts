import type { ArrivalWay, Refusal } from '@/lib/browser/prepare/image-slots';
import type { ImageProblem } from '@/lib/browser/prepare/preparation-outcome';
import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { QualityNote } from '@/lib/vision/quality/quality-note';
import type { PhotoJudgment, PhotoPart } from '@/lib/vision/subject/photo-judgment';

/** How an image was added: Retake uses the same method again. */
export type CaptureWay = 'file' | 'camera' | ArrivalWay;

/** What a side tells the person. `not-loaded`, `camera-not-loaded`: part of the page's own code did not load. */
export type FieldProblem = { kind: ImageProblem | Refusal | 'not-loaded' | 'camera-not-loaded'; format?: ImageFormat };

/** One side of the ID while the person works on it; the form owns the image itself. */
export type IdImageState = {
  lastWay: CaptureWay;
  /** Set while a file is being prepared. `percent` is 0 to 100. */
  work?: { percent: number };
  problem?: FieldProblem;
  /** What happened last, if it was not a problem. */
  event?: 'preparing' | 'added' | 'cancelled' | 'removed';
  /** Advice about the photo. */
  notes: readonly QualityNote[];
  /** Where in the photo the document is, if it can be cropped out. */
  document: PhotoPart | undefined;
  /** The photo that was checked last, and whether it can be called ready. */
  judged: { image: PreparedImage; isReady: boolean } | undefined;
  /** How many photos have had advice. */
  advisedCount: number;
  /** Whether the current photo is one of them: rotating it or checking it again does not change that. */
  isAdvised: boolean;
  /** Number of events, so that the same message is announced again. */
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

/** A side's third photo is accepted as is, so that no one who cannot take a better one is stuck in a loop. */
const ADVISED_PHOTOS_MAX = 2;
/** No one would read more at once. The worst come first. */
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

function takeAdvice(state: IdImageState, { image, isReady, notes, document }: Assessed): IdImageState {
  const judged = { image, isReady };
  const advisedCount = state.isAdvised ? state.advisedCount : state.advisedCount + 1;
  const isAdvice = notes.length > 0 || document !== undefined;
  if (!isAdvice || advisedCount > ADVISED_PHOTOS_MAX) return { ...state, judged, notes: [], document: undefined };
  return { ...state, judged, notes: notes.slice(0, NOTES_AT_ONCE_MAX), document, advisedCount, isAdvised: true };
}

/** The state after one event. A failure ends the work and keeps whatever image the form has. */
export function reduceIdImage(state: IdImageState, action: IdImageAction): IdImageState {
  if (action.type === 'progressed') {
    return state.work ? { ...state, work: { percent: Math.max(state.work.percent, action.percent) } } : state;
  }
  // Advice is added to the message about what happened; that part is not announced again.
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

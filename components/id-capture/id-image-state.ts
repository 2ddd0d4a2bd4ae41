import type { ArrivalWay, Refusal } from '@/lib/browser/image-slots';
import type { ImageProblem } from '@/lib/browser/preparation-outcome';
import type { ImageFormat } from '@/lib/shared/image-format';
import type { QualityNote } from '@/lib/shared/image-quality/quality-note';

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
  /** On how many photos there was advice. */
  advisedCount: number;
  /** How often something happened, so that the same words are announced again. */
  eventCount: number;
};

export type IdImageAction =
  | { type: 'started'; way: CaptureWay }
  | { type: 'progressed'; percent: number }
  | { type: 'added'; notes: readonly QualityNote[] }
  | { type: 'failed'; problem: FieldProblem }
  | { type: 'cancelled' }
  | { type: 'removed' };

/** The third photo of a side is taken as it is: whoever cannot make a better one must not be sent round for ever. */
const ADVISED_PHOTOS_MAX = 2;
/** More at once would not be read. The worst come first. */
const NOTES_AT_ONCE_MAX = 2;

export const INITIAL_STATE: IdImageState = { lastWay: 'file', notes: [], advisedCount: 0, eventCount: 0 };

function takeAdvice({ advisedCount }: IdImageState, notes: readonly QualityNote[]) {
  if (notes.length === 0 || advisedCount >= ADVISED_PHOTOS_MAX) return { notes: [], advisedCount };
  return { notes: notes.slice(0, NOTES_AT_ONCE_MAX), advisedCount: advisedCount + 1 };
}

/** The state after one event. A failure ends the work and keeps whatever image the form holds. */
export function reduceIdImage(state: IdImageState, action: IdImageAction): IdImageState {
  if (action.type === 'progressed') {
    return state.work ? { ...state, work: { percent: Math.max(state.work.percent, action.percent) } } : state;
  }
  const { lastWay, notes, advisedCount } = state;
  const next = { lastWay, notes, advisedCount, eventCount: state.eventCount + 1 };
  if (action.type === 'started') return { ...next, lastWay: action.way, work: { percent: 0 }, event: 'preparing' };
  if (action.type === 'failed') return { ...next, problem: action.problem };
  if (action.type === 'added') return { ...next, ...takeAdvice(state, action.notes), event: 'added' };
  if (action.type === 'removed') return { ...next, notes: [], event: 'removed' };
  return { ...next, event: action.type };
}

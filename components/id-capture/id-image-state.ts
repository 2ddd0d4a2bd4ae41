import type { ArrivalWay, Refusal } from '@/lib/browser/image-slots';
import type { ImageProblem } from '@/lib/browser/preparation-outcome';
import type { ImageFormat } from '@/lib/shared/image-format';

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
  /** How often something happened, so that the same words are announced again. */
  eventCount: number;
};

export type IdImageAction =
  | { type: 'started'; way: CaptureWay }
  | { type: 'progressed'; percent: number }
  | { type: 'added' }
  | { type: 'failed'; problem: FieldProblem }
  | { type: 'cancelled' }
  | { type: 'removed' };

export const INITIAL_STATE: IdImageState = { lastWay: 'file', eventCount: 0 };

/** The state after one event. A failure ends the work and keeps whatever image the form holds. */
export function reduceIdImage(state: IdImageState, action: IdImageAction): IdImageState {
  if (action.type === 'progressed') {
    return state.work ? { ...state, work: { percent: Math.max(state.work.percent, action.percent) } } : state;
  }
  const next = { lastWay: state.lastWay, eventCount: state.eventCount + 1 };
  if (action.type === 'started') return { ...next, lastWay: action.way, work: { percent: 0 }, event: 'preparing' };
  if (action.type === 'failed') return { ...next, problem: action.problem };
  return { ...next, event: action.type };
}

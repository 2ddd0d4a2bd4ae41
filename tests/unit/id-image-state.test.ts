import { describe, expect, test } from 'vitest';
import { type IdImageAction, INITIAL_STATE, reduceIdImage } from '@/components/id-capture/id-image-state';

const stateAfter = (...actions: IdImageAction[]) => actions.reduce(reduceIdImage, INITIAL_STATE);
const started: IdImageAction = { type: 'started', way: 'camera' };

describe('one side of the ID', () => {
  test('remembers the way an image came, for Retake', () => {
    expect(stateAfter(started, { type: 'added' }, { type: 'removed' }).lastWay).toBe('camera');
  });

  test('shows progress that never goes back', () => {
    const state = stateAfter(started, { type: 'progressed', percent: 60 }, { type: 'progressed', percent: 10 });
    expect(state.work).toEqual({ percent: 60 });
  });

  test('ignores progress that comes after the work was cancelled', () => {
    expect(stateAfter(started, { type: 'cancelled' }, { type: 'progressed', percent: 60 }).work).toBeUndefined();
  });

  test('forgets a problem as soon as another file is being prepared', () => {
    const state = stateAfter({ type: 'failed', problem: { kind: 'damaged' } }, started);
    expect(state.problem).toBeUndefined();
    expect(state.event).toBe('preparing');
  });

  test('counts events, so that the same problem twice is announced twice', () => {
    const failed: IdImageAction = { type: 'failed', problem: { kind: 'dropped-beside' } };
    expect(stateAfter(failed, failed).eventCount).toBe(2);
  });
});

import { describe, expect, test } from 'vitest';
import { type IdImageAction, INITIAL_STATE, reduceIdImage } from '@/components/id-capture/id-image-state';

const stateAfter = (...actions: IdImageAction[]) => actions.reduce(reduceIdImage, INITIAL_STATE);
const started: IdImageAction = { type: 'started', way: 'camera' };

describe('one side of the ID', () => {
  test('remembers the way an image came, for Retake', () => {
    expect(stateAfter(started, { type: 'added', notes: [] }, { type: 'removed' }).lastWay).toBe('camera');
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

  test('keeps the advice with the photo that is still there when another one fails', () => {
    const state = stateAfter({ type: 'added', notes: ['glare'] }, started, {
      type: 'failed',
      problem: { kind: 'damaged' },
    });
    expect(state.notes).toEqual(['glare']);
  });

  test('advises on two photos and then takes what comes', () => {
    const blurred: IdImageAction = { type: 'added', notes: ['blurred'] };
    expect(stateAfter(blurred, blurred).notes).toEqual(['blurred']);
    expect(stateAfter(blurred, blurred, blurred).notes).toEqual([]);
  });

  test('does not count a good photo as advised on', () => {
    const good: IdImageAction = { type: 'added', notes: [] };
    expect(stateAfter(good, good, good, { type: 'added', notes: ['too-dark'] }).notes).toEqual(['too-dark']);
  });

  test('gives the two worst pieces of advice', () => {
    expect(stateAfter({ type: 'added', notes: ['cut-off', 'blurred', 'glare'] }).notes).toEqual(['cut-off', 'blurred']);
  });

  test('forgets the advice with the photo', () => {
    expect(stateAfter({ type: 'added', notes: ['glare'] }, { type: 'removed' }).notes).toEqual([]);
  });

  test('counts events, so that the same problem twice is announced twice', () => {
    const failed: IdImageAction = { type: 'failed', problem: { kind: 'dropped-beside' } };
    expect(stateAfter(failed, failed).eventCount).toBe(2);
  });
});

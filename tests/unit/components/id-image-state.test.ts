import { describe, expect, test } from 'vitest';
import { type IdImageAction, INITIAL_STATE, reduceIdImage } from '@/components/id-capture/field/id-image-state';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { hasSubjectNote, type QualityNote } from '@/lib/vision/quality/quality-note';

const stateAfter = (...actions: IdImageAction[]) => actions.reduce(reduceIdImage, INITIAL_STATE);
const started: IdImageAction = { type: 'started', way: 'camera' };
const added: IdImageAction = { type: 'added' };
const image: PreparedImage = {
  base64: '',
  mediaType: 'image/jpeg',
  widthPx: 1,
  heightPx: 1,
  byteCount: 0,
  sourceByteCount: 0,
};
const noted = (...notes: QualityNote[]): IdImageAction => ({
  type: 'assessed',
  image,
  notes,
  isReady: !hasSubjectNote(notes),
});
const document = { left: 0.3, top: 0.3, width: 0.3, height: 0.2 };

describe('one side of the ID', () => {
  test('remembers the way an image came, for Retake', () => {
    expect(stateAfter(started, added, { type: 'removed' }).lastWay).toBe('camera');
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
    const state = stateAfter(added, noted('glare'), started, {
      type: 'failed',
      problem: { kind: 'damaged' },
    });
    expect(state.notes).toEqual(['glare']);
  });

  test('advises on two photos and then takes what comes', () => {
    const blurred = [added, noted('blurred')];
    expect(stateAfter(...blurred, ...blurred).notes).toEqual(['blurred']);
    expect(stateAfter(...blurred, ...blurred, ...blurred).notes).toEqual([]);
  });

  test('does not count a good photo as advised on', () => {
    const good = [added, noted()];
    expect(stateAfter(...good, ...good, ...good, added, noted('too-dark')).notes).toEqual(['too-dark']);
  });

  test('counts a photo once that is turned and looked at again', () => {
    const turned = [added, noted('blurred'), noted('blurred'), noted('blurred')];
    expect(stateAfter(...turned).notes).toEqual(['blurred']);
    expect(stateAfter(...turned, added, noted('glare')).notes).toEqual(['glare']);
  });

  test('has no advice on a photo that was not looked at yet', () => {
    expect(stateAfter(added, noted('blurred'), added).notes).toEqual([]);
  });

  test('gives the two worst pieces of advice', () => {
    expect(stateAfter(added, noted('cut-off', 'blurred', 'glare')).notes).toEqual(['cut-off', 'blurred']);
  });

  test('calls a photo ready that is hard to read, and not one that shows no ID', () => {
    expect(stateAfter(added).judged).toBeUndefined();
    expect(stateAfter(added, noted('blurred')).judged).toEqual({ image, isReady: true });
    expect(stateAfter(added, noted('nothing')).judged).toEqual({ image, isReady: false });
  });

  test('still does not call a third photo without an ID ready, when it gives no advice on it', () => {
    const empty = [added, noted('nothing')];
    const state = stateAfter(...empty, ...empty, ...empty);
    expect(state.notes).toEqual([]);
    expect(state.judged?.isReady).toBe(false);
  });

  test('knows where the document may be cut out, until another photo comes', () => {
    const small: IdImageAction = { type: 'assessed', image, notes: [], isReady: true, document };
    expect(stateAfter(added, small).document).toEqual(document);
    expect(stateAfter(added, small, noted()).document).toBeUndefined();
    expect(stateAfter(added, small, added).document).toBeUndefined();
    expect(stateAfter(added, small, added, small, added, small).document).toBeUndefined();
  });

  test('forgets the advice with the photo', () => {
    expect(stateAfter(added, noted('glare'), { type: 'removed' }).notes).toEqual([]);
  });

  test('counts events, so that the same problem twice is announced twice', () => {
    const failed: IdImageAction = { type: 'failed', problem: { kind: 'dropped-beside' } };
    expect(stateAfter(failed, failed).eventCount).toBe(2);
  });
});

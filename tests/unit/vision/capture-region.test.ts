import { expect, test } from 'vitest';
import { findCaptureRegion } from '@/lib/vision/card/capture-region';

test('a guide on a video of its own size is kept with 8 % around it', () => {
  const guide = { left: 100, top: 100, width: 100, height: 50 };
  const box = { left: 0, top: 0, width: 400, height: 300 };
  expect(findCaptureRegion(guide, box, { width: 400, height: 300 })).toEqual({
    left: 92,
    top: 96,
    width: 116,
    height: 58,
  });
});

test('a video larger than its box is cut at its own resolution, its hidden sides counted', () => {
  // 1920 × 1080 in a square of 540: shown at half size, with 210 CSS pixels hidden on the left and on the right.
  const guide = { left: 120, top: 200, width: 300, height: 200 };
  const box = { left: 20, top: 10, width: 540, height: 540 };
  const region = findCaptureRegion(guide, box, { width: 1920, height: 1080 });
  expect(region).toEqual({ left: 2 * (100 - 24 + 210), top: 2 * (190 - 16), width: 2 * 348, height: 2 * 232 });
});

test('a guide near the edge keeps what the video has', () => {
  const guide = { left: 2, top: 2, width: 96, height: 60 };
  const box = { left: 0, top: 0, width: 100, height: 64 };
  expect(findCaptureRegion(guide, box, { width: 100, height: 64 })).toEqual({
    left: 0,
    top: 0,
    width: 100,
    height: 64,
  });
});

test.each([
  ['a box that is not shown', { width: 0, height: 0 }, { width: 1920, height: 1080 }],
  ['a video without a picture', { width: 400, height: 300 }, { width: 0, height: 0 }],
])('%s has an empty region', (_, shown, video) => {
  const nowhere = { left: 0, top: 0, width: 0, height: 0 };
  expect(findCaptureRegion(nowhere, { left: 0, top: 0, ...shown }, video)).toEqual(nowhere);
});

import { expect, it } from 'vitest';
import { fitLongEdge } from '@/lib/browser/canvas/draw-upright';

/** Of a canvas on iOS. */
const CANVAS_MAX_PIXELS = 16_777_216;

it.each([
  [6_000, 6_000],
  [12_000, 9_000],
  [4_501, 4_499],
  [4_097, 4_096],
])('a photo of %d × %d is fitted into a canvas of iOS, also with an edge of 4,500', (widthPx, heightPx) => {
  const fitted = fitLongEdge({ widthPx, heightPx }, 4_500);
  expect(fitted.widthPx * fitted.heightPx).toBeLessThanOrEqual(CANVAS_MAX_PIXELS);
  expect(fitted.widthPx / fitted.heightPx).toBeCloseTo(widthPx / heightPx, 2);
});

it('a photo that fits keeps its size, and a large one gets the edge asked for', () => {
  expect(fitLongEdge({ widthPx: 640, heightPx: 480 })).toEqual({ widthPx: 640, heightPx: 480 });
  expect(fitLongEdge({ widthPx: 8_000, heightPx: 4_000 }, 4_500)).toEqual({ widthPx: 4_500, heightPx: 2_250 });
});

import { describe, expect, test } from 'vitest';
import { changeForKey } from '@/components/image-viewer/view-keys';
import {
  keepInFrame,
  pan,
  pinch,
  toCssTransform,
  toggleZoom,
  turn,
  type View,
  WHOLE_IMAGE,
  ZOOM_MAX,
  zoomAt,
} from '@/components/image-viewer/view-transform';

/** A photo of 1600 × 1200 in a frame where it fits at 400 × 300, with 100 free above and below. */
const SIZES = { frameWidthPx: 400, frameHeightPx: 500, imageWidthPx: 1600, imageHeightPx: 1200 };
const CENTRE = { xPx: 0, yPx: 0 };

/** Where a point of the frame is in the photo, from its center and as shares of its unzoomed size. */
const photoPlace = ({ zoom, center }: View, at: { xPx: number; yPx: number }) => [
  (at.xPx - center.xPx) / zoom,
  (at.yPx - center.yPx) / zoom,
];

describe('looking closely at an image', () => {
  test('it is whole at first', () => {
    expect(toCssTransform(WHOLE_IMAGE, SIZES)).toBe(
      'translate(0px, 0px) translate(-50%, -50%) rotate(0deg) scale(0.25)',
    );
  });

  test('a turned image is fitted by its other edge', () => {
    const turned = turn(WHOLE_IMAGE, SIZES);
    expect(toCssTransform(turned, SIZES)).toContain('rotate(90deg) scale(0.3125)');
    expect(turn(turn(turn(turned, SIZES), SIZES), SIZES)).toEqual(WHOLE_IMAGE);
  });

  test('zooming keeps what lies under the pointer there', () => {
    const at = { xPx: 50, yPx: -20 };
    const closer = zoomAt({ ...WHOLE_IMAGE, zoom: 3 }, 2, at, SIZES);
    expect(closer.zoom).toBe(6);
    expect(photoPlace(closer, at)).toEqual(photoPlace({ ...WHOLE_IMAGE, zoom: 3 }, at));
  });

  test('zooming ends at the whole image and at the largest zoom', () => {
    expect(zoomAt(WHOLE_IMAGE, 0.1, { xPx: 90, yPx: 90 }, SIZES)).toEqual(WHOLE_IMAGE);
    expect(zoomAt(WHOLE_IMAGE, 100, CENTRE, SIZES).zoom).toBe(ZOOM_MAX);
  });

  test('the whole image cannot be moved, a larger one up to its edges', () => {
    expect(pan(WHOLE_IMAGE, { xPx: 30, yPx: 30 }, SIZES)).toEqual(WHOLE_IMAGE);
    // At 3×: 1200 × 900 in 400 × 500.
    expect(pan({ ...WHOLE_IMAGE, zoom: 3 }, { xPx: 9999, yPx: -9999 }, SIZES).center).toEqual({ xPx: 400, yPx: -200 });
  });

  test('two fingers that part zoom in, and what lies between them goes with them', () => {
    const start: View = { ...WHOLE_IMAGE, zoom: 3 };
    const zoomed = pinch(
      start,
      [
        { xPx: -20, yPx: 0 },
        { xPx: 20, yPx: 0 },
      ],
      [
        { xPx: -30, yPx: 10 },
        { xPx: 50, yPx: 10 },
      ],
      SIZES,
    );
    expect(zoomed.zoom).toBe(6);
    expect(photoPlace(zoomed, { xPx: 10, yPx: 10 })).toEqual(photoPlace(start, CENTRE));
  });

  test('a double tap goes closer, the next one back, and the turn stays', () => {
    const turned = turn(WHOLE_IMAGE, SIZES);
    const closer = toggleZoom(turned, CENTRE, SIZES);
    expect(closer.zoom).toBeGreaterThan(2);
    expect(toggleZoom(closer, CENTRE, SIZES)).toEqual(turned);
  });

  test('a smaller frame moves the image back into view', () => {
    const atEdge = pan({ ...WHOLE_IMAGE, zoom: 3 }, { xPx: 400, yPx: 0 }, SIZES);
    const smaller = { ...SIZES, frameWidthPx: 200, frameHeightPx: 250 };
    expect(keepInFrame(atEdge, smaller).center.xPx).toBe(200);
  });

  test('the arrow to the right shows more of what is right', () => {
    const view = { ...WHOLE_IMAGE, zoom: 3 };
    expect(changeForKey('ArrowRight')?.(view, SIZES).center.xPx).toBeLessThan(0);
    expect(changeForKey('x')).toBeUndefined();
  });
});

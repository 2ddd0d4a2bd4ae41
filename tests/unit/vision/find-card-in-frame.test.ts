import { expect, test } from 'vitest';
import { ASPECT_RATIOS } from '@/lib/vision/card/document-shape';
import { findCardInFrame } from '@/lib/vision/card/find-card-in-frame';
import { drawFrame, drawGray, type FrameOptions } from '../../fixtures/camera-frame';

const WIDTH_PX = 320;
const HEIGHT_PX = Math.round(WIDTH_PX / ASPECT_RATIOS.card);

async function search(options: FrameOptions = {}) {
  return findCardInFrame(await drawGray(await drawFrame(WIDTH_PX, HEIGHT_PX, options)), 'card');
}

async function findFill(options: FrameOptions) {
  const result = await search(options);
  return result.kind === 'found' ? Math.round((100 * result.card.widthPx) / WIDTH_PX) : result.kind;
}

test.each([45, 55, 65, 75, 86, 95])('a card that fills %i percent is found at its size', async (fillPercent) => {
  const fill = await findFill({ fillPercent });
  expect(fill).toBeGreaterThanOrEqual(fillPercent - 2);
  expect(fill).toBeLessThanOrEqual(fillPercent + 2);
});

test.each([-5, -3, -1, 2, 4])('a card held %i degrees askew is found', async (tiltDegrees) => {
  const fill = await findFill({ fillPercent: 82, tiltDegrees });
  expect(fill).toBeGreaterThanOrEqual(79);
  expect(fill).toBeLessThanOrEqual(86);
});

test.each(['#ffffff', '#dfe3e6', '#202020', '#3a5a3a', '#2f5d8a'])(
  'a card on a table of color %s is found',
  async (background) => {
    expect(await findFill({ fillPercent: 82, background })).toBeGreaterThanOrEqual(80);
  },
);

test('a card off the middle is found where it lies', async () => {
  const result = await search({ fillPercent: 70, shiftXShare: 0.1, shiftYShare: -0.05 });
  if (result.kind !== 'found') throw new Error(result.kind);
  const [topLeft] = result.card.corners;
  expect(topLeft.x).toBeCloseTo(WIDTH_PX * 0.25, -1);
  expect(topLeft.y).toBeCloseTo(HEIGHT_PX / 2 - (WIDTH_PX * 0.7) / ASPECT_RATIOS.card / 2 - WIDTH_PX * 0.05, -1);
});

test('of a card too wide for the image, the size shows by its upper and lower edge', async () => {
  const image = await drawGray(await drawFrame(WIDTH_PX, WIDTH_PX, { fillPercent: 110 }));
  const result = findCardInFrame(image, 'card');
  if (result.kind !== 'sides') throw new Error(result.kind);
  expect(result.widthPx / WIDTH_PX).toBeCloseTo(1.1, 1);
});

test('a passport page is found by its own shape', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1348" height="850"><rect x="70" width="1207" height="850" fill="#f3ece0"/></svg>';
  const image = await drawGray(await drawFrame(WIDTH_PX, Math.round(WIDTH_PX / ASPECT_RATIOS.passport), { svg }));
  expect(findCardInFrame(image, 'passport').kind).toBe('found');
});

test('a bare table shows no card', async () => {
  expect(await findFill({ fillPercent: 10, shiftXShare: 0.7 })).toBe('nothing');
});

test('a document of another shape is no card', async () => {
  const square =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1348" height="850"><rect x="249" width="850" height="850" fill="#fff"/></svg>';
  expect((await search({ svg: square })).kind).not.toBe('found');
});

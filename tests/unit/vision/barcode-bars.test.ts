import { expect, test } from 'vitest';
import { findRowTilt } from '../../../lib/vision/barcode/find-row-tilt';
import { sharpenBars } from '../../../lib/vision/barcode/sharpen-bars';
import { thinBars } from '../../../lib/vision/barcode/thin-bars';
import type { GrayImage } from '../../../lib/vision/gray/gray-image';

function draw(widthPx: number, heightPx: number, valueAt: (x: number, y: number) => number): GrayImage {
  const pixels = Uint8ClampedArray.from({ length: widthPx * heightPx }, (_, at) =>
    valueAt(at % widthPx, Math.floor(at / widthPx)),
  );
  return { pixels, widthPx, heightPx };
}

const rowOf = ({ pixels, widthPx }: GrayImage, y: number) => [...pixels.slice(y * widthPx, (y + 1) * widthPx)];

test('a dark bar gets a pixel thinner on either side', () => {
  const thin = thinBars(draw(9, 7, (x) => (x >= 2 && x <= 6 ? 0 : 200)));
  expect(rowOf(thin, 3).slice(1, 8)).toEqual([200, 200, 0, 0, 0, 200, 200]);
});

test('sharpening deepens a blurred bar and evens out grain along it', () => {
  const blurred = draw(7, 9, (x) => [200, 200, 150, 100, 150, 200, 200][x] ?? 0);
  const [before = 0, after = 0] = [rowOf(blurred, 4)[3], rowOf(sharpenBars(blurred, 1), 4)[3]];
  expect(after).toBeLessThan(before - 50);
  const grainy = draw(7, 9, (_, y) => (y % 3 === 0 ? 130 : 85));
  expect(new Set(sharpenBars(grainy, 1).pixels.slice(7, -7))).toEqual(new Set([100]));
});

test.each([
  [0, 0],
  [0.05, 0],
  [-0.03, 0.16],
])('rows that slope by %d and meet by %d are found, through grain', (rowSlope, rowMeet) => {
  const [widthPx, heightPx] = [400, 120];
  // Rows with changing patterns: a pixel belongs to the row that its line passes through in the middle of the picture.
  const image = draw(widthPx, heightPx, (x, y) => {
    const u = (x + 0.5) / (widthPx / 2) - 1;
    const v = (y + 0.5 - heightPx / 2) / (widthPx / 2);
    const row = Math.floor(((v - rowSlope * u) / (1 - rowMeet * u)) * 25 + 100);
    const isDark = (row * 7919 + Math.floor(x / 5) * 104_729 + row * Math.floor(x / 5) * 31) % 13 < 6;
    return (isDark ? 40 : 210) + ((x * 31 + y * 17) % 23);
  });
  const found = findRowTilt(image);
  expect(Math.abs(found.rowSlope - rowSlope)).toBeLessThan(0.006);
  expect(Math.abs(found.rowMeet - rowMeet)).toBeLessThan(0.05);
});

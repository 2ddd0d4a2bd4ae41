import { expect, test } from 'vitest';
import { isUniformlyBlackOrWhite } from '@/lib/browser/canvas/blank-guard';

const fill = (value: number) =>
  new Uint8ClampedArray(400).fill(value).map((byte, index) => (index % 4 === 3 ? 255 : byte));

test.each([0, 2, 253, 255])('pixels that are all %i are blank', (value) => {
  expect(isUniformlyBlackOrWhite(fill(value))).toBe(true);
});

test('one color that is neither black nor white is a picture', () => {
  expect(isUniformlyBlackOrWhite(fill(120))).toBe(false);
});

test('one pixel of another color makes it a picture', () => {
  const pixels = fill(255);
  pixels[201] = 80;
  expect(isUniformlyBlackOrWhite(pixels)).toBe(false);
});

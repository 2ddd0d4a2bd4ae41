import { expect, it } from 'vitest';
import { findWholePictureMaxPixels } from '@/lib/browser/canvas/memory-limit';

it.each([
  [undefined, 120],
  [8, 120],
  [4, 120],
  [2, 67],
  [1, 34],
  [0.5, 17],
])('with %s GiB of memory, a way may hold %s megapixels', (memoryGib, megapixels) => {
  expect(Math.round(findWholePictureMaxPixels(memoryGib, true) / 1e6)).toBe(megapixels);
});

it('where neither the memory is told nor a decoder shrinks, 48 megapixels are taken and 108 are not', () => {
  const limit = findWholePictureMaxPixels(undefined, false);
  expect(limit).toBeGreaterThan(8064 * 6048);
  expect(limit).toBeLessThan(12_000 * 9_000);
});

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
  expect(Math.round(findWholePictureMaxPixels(memoryGib) / 1e6)).toBe(megapixels);
});

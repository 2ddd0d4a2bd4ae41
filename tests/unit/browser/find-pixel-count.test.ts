import { expect, test } from 'vitest';
import { findPixelCount } from '@/lib/browser/image-file/find-pixel-count';
import { findImageFormat } from '@/lib/shared/images/image-format';
import { type FixtureName, readFixture } from '../../fixtures/make-images';

const SIZES: readonly (readonly [FixtureName, number])[] = [
  ['front.jpg', 1600 * 1200],
  ['progressive.jpg', 3200 * 2400],
  ['cmyk.jpg', 1600 * 1200],
  ['front.webp', 1600 * 1200],
  ['front.gif', 800 * 600],
  ['front.avif', 800 * 600],
  ['front.bmp', 800 * 600],
  ['os2.bmp', 800 * 600],
  ['front.tiff', 800 * 600],
  ['16-bit.png', 800 * 600],
  ['front.heic', 1200 * 900],
];

const read = async (name: FixtureName) => new Uint8Array(await readFixture(name));

test.each(SIZES)('finds the pixels of %s', async (name, pixelCount) => {
  const bytes = await read(name);
  expect(findPixelCount(bytes, findImageFormat(bytes))).toBe(pixelCount);
});

test.each(SIZES)('never throws for %s cut off anywhere', async (name) => {
  const bytes = await read(name);
  const format = findImageFormat(bytes);
  for (let length = 0; length < 64; length += 1) {
    expect(() => findPixelCount(bytes.slice(0, length), format), `${length} bytes`).not.toThrow();
  }
});

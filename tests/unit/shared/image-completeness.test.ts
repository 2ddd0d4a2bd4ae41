import { describe, expect, test } from 'vitest';
import { isImageComplete } from '@/lib/shared/images/image-completeness';
import { findImageFormat } from '@/lib/shared/images/image-format';
import { type FixtureName, readFixture } from '../../fixtures/make-images';

const read = async (name: FixtureName) => {
  const bytes = new Uint8Array(await readFixture(name));
  return { bytes, format: findImageFormat(bytes) };
};

describe('isImageComplete', () => {
  test.each([
    'front.jpg',
    'rotated-gps.jpg',
    'transparent.png',
    'front.webp',
    'front.gif',
    'front.avif',
    'front.heic',
  ] as const)('finds %s complete', async (name) => {
    const { bytes, format } = await read(name);
    expect(isImageComplete(bytes, format)).toBe(true);
  });

  test.each(['front.jpg', 'transparent.png', 'front.webp', 'front.avif', 'front.heic'] as const)(
    'finds %s cut off wherever it ends early',
    async (name) => {
      const { bytes, format } = await read(name);
      for (const share of [0.01, 0.3, 0.7, 0.999]) {
        expect(isImageComplete(bytes.subarray(0, bytes.length * share), format), `${share}`).toBe(false);
      }
    },
  );

  test.each(['front.jpg', 'front.avif', 'front.heic'] as const)('allows what phones append after %s', async (name) => {
    const { bytes, format } = await read(name);
    const withTrailer = new Uint8Array(bytes.length + 5000).fill(0x41);
    withTrailer.set(bytes);
    expect(isImageComplete(withTrailer, format)).toBe(true);
  });

  test('does not take the end of an embedded thumbnail for the end of the photo', async () => {
    const thumbnail = (await read('small.jpg')).bytes;
    const { bytes, format } = await read('front.jpg');
    const segmentLength = Math.min(thumbnail.length, 60_000) + 2;
    const segment = [0xff, 0xe2, segmentLength >> 8, segmentLength & 0xff, ...thumbnail.subarray(0, segmentLength - 2)];
    const withThumbnail = Uint8Array.from([0xff, 0xd8, ...segment, ...bytes.subarray(2)]);
    expect(isImageComplete(withThumbnail, format)).toBe(true);
    expect(isImageComplete(withThumbnail.subarray(0, segment.length + 2000), format)).toBe(false);
  });
});

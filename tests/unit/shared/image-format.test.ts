import { describe, expect, test } from 'vitest';
import { findImageFormat } from '@/lib/shared/images/image-format';
import { type FixtureName, readFixture } from '../../fixtures/make-images';

const isoMedia = (...brands: string[]) => new TextEncoder().encode(`\0\0\0\x20ftyp${brands.join('')}`);

describe('findImageFormat', () => {
  test.each([
    ['front.jpg', 'jpeg'],
    ['transparent.png', 'png'],
    ['front.webp', 'webp'],
    ['front.gif', 'gif'],
    ['front.avif', 'avif'],
    ['front.tiff', 'tiff'],
    ['text-named.jpg', undefined],
    ['empty.jpg', undefined],
  ] as [FixtureName, string | undefined][])('tells %s by its first bytes: %s', async (name, format) => {
    expect(findImageFormat((await readFixture(name)).subarray(0, 32))).toBe(format);
  });

  test('tells HEIC photos of phones, also when only a compatible brand says so', () => {
    expect(findImageFormat(isoMedia('heic', '\0\0\0\0', 'mif1'))).toBe('heic');
    expect(findImageFormat(isoMedia('MiHB', '\0\0\0\0', 'MiHE', 'heic'))).toBe('heic');
  });

  test('does not take a film for a photo', () => {
    expect(findImageFormat(isoMedia('isom', '\0\0\0\0', 'mp42'))).toBeUndefined();
  });
});

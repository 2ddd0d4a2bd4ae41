import { describe, expect, test } from 'vitest';
import { findImageFormat, isPdf } from '@/lib/shared/images/image-format';
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
    ['os2.bmp', 'bmp'],
    ['front.jp2', 'jp2'],
    ['front.jxl', 'jxl'],
    ['text-named.jpg', undefined],
    ['empty.jpg', undefined],
  ] as [FixtureName, string | undefined][])('tells %s by its first bytes: %s', async (name, format) => {
    expect(findImageFormat((await readFixture(name)).subarray(0, 32))).toBe(format);
  });

  test('tells HEIC photos of phones, also when only a compatible brand says so', () => {
    expect(findImageFormat(isoMedia('heic', '\0\0\0\0', 'mif1'))).toBe('heic');
    expect(findImageFormat(isoMedia('MiHB', '\0\0\0\0', 'MiHE', 'heic'))).toBe('heic');
  });

  test('tells JPEG 2000 without a file around it', () => {
    expect(findImageFormat(Uint8Array.of(0xff, 0x4f, 0xff, 0x51, 0, 47))).toBe('jp2');
  });

  test('does not take a film for a photo', () => {
    expect(findImageFormat(isoMedia('isom', '\0\0\0\0', 'mp42'))).toBeUndefined();
  });
});

describe('isPdf', () => {
  test.each(['', '\n', '\u00ef\u00bb\u00bf', '\x1b%-12345X@PJL\r\n', ' '.repeat(1019)])(
    'finds the header of a PDF after %j',
    (start) => expect(isPdf(Buffer.from(`${start}%PDF-1.7\n`, 'latin1'))).toBe(true),
  );

  test('does not look for it further than PDF readers do, nor in a photo', async () => {
    expect(isPdf(Buffer.from(`${' '.repeat(1020)}%PDF-1.7\n`))).toBe(false);
    const photo = await readFixture('small.jpg');
    const comment = Buffer.from('\xff\xfe\x00\x0a%PDF-1.7', 'latin1');
    expect(isPdf(Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]))).toBe(false);
  });
});

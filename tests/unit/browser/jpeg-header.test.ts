import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { findJpegHeader, withoutMetadata } from '@/lib/browser/image-file/jpeg-header';
import { readFixture } from '../../fixtures/make-images';

const makeOriented = async (orientation: number) => {
  const image = sharp({ create: { width: 30, height: 20, channels: 3, background: '#567' } });
  return new Uint8Array(await image.withMetadata({ orientation }).jpeg().toBuffer());
};

describe('findJpegHeader', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('finds orientation %i and the size as stored', async (orientation) => {
    expect(findJpegHeader(await makeOriented(orientation))).toMatchObject({ widthPx: 30, heightPx: 20, orientation });
  });

  test('counts a JPEG without EXIF as upright', async () => {
    const bytes = new Uint8Array(await readFixture('small.jpg'));
    expect(findJpegHeader(bytes)).toMatchObject({ widthPx: 640, heightPx: 480, orientation: 1 });
  });

  test('counts an EXIF segment that leads nowhere as upright', async () => {
    const bytes = await makeOriented(6);
    const directoryOffset = bytes.indexOf(0x45) + 10;
    bytes.fill(0xff, directoryOffset, directoryOffset + 4);
    expect(findJpegHeader(bytes)).toMatchObject({ orientation: 1 });
  });

  test('finds nothing in a file that ends before its size', async () => {
    const bytes = await makeOriented(1);
    for (let length = 0; length < 40; length += 1) expect(findJpegHeader(bytes.subarray(0, length))).toBeUndefined();
  });
});

test('a JPEG without its metadata holds the same pixels and no place', async () => {
  const bytes = await readFixture('rotated-gps.jpg');
  const header = findJpegHeader(new Uint8Array(bytes));
  if (!header) throw new Error('The fixture has no header');
  expect(header.orientation).toBe(6);
  const bare = Buffer.from(withoutMetadata(bytes, header));
  const metadata = await sharp(bare).metadata();
  expect(metadata.exif).toBeUndefined();
  expect(metadata.orientation).toBeUndefined();
  const [barePixels, pixels] = await Promise.all([sharp(bare).raw().toBuffer(), sharp(bytes).raw().toBuffer()]);
  expect(barePixels.equals(pixels)).toBe(true);
});

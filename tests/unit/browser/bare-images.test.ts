import sharp from 'sharp';
import { expect, it } from 'vitest';
import { makeBareJpeg } from '@/lib/browser/image-file/bare-jpeg';
import { makeBarePng } from '@/lib/browser/image-file/bare-png';
import { findJpegHeader } from '@/lib/browser/image-file/jpeg-header';
import { readFixture } from '../../fixtures/make-images';

const pixelsOf = (image: Uint8Array) => sharp(image).rotate().raw().toBuffer();

async function expectSamePicture(bare: Uint8Array | undefined, original: Uint8Array) {
  const [pixels, originalPixels] = [await pixelsOf(bare ?? new Uint8Array()), await pixelsOf(original)];
  expect(pixels.equals(originalPixels)).toBe(true);
}

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

/** A segment's or chunk's worth of text that must not be sent. */
const SECRET = 'taken at 41.76 north';

it('a bare JPEG shows the same picture, turned as before, and tells nothing of place and device', async () => {
  const original = await readFixture('rotated-gps.jpg');
  expect(textOf(original)).toContain('SPECIMEN');
  const bare = makeBareJpeg(original) ?? new Uint8Array();
  await expectSamePicture(bare, original);
  expect(findJpegHeader(bare)?.orientation).toBe(6);
  expect(textOf(bare)).not.toContain('SPECIMEN');
  expect((await sharp(bare).metadata()).exif?.length).toBe(32);
});

it('a bare JPEG keeps its color profile, and an upright one has no EXIF at all', async () => {
  const original = await readFixture('cmyk.jpg');
  const bare = makeBareJpeg(original) ?? new Uint8Array();
  const metadata = await sharp(bare).metadata();
  expect((await sharp(original).metadata()).icc?.equals(metadata.icc ?? Buffer.alloc(0))).toBe(true);
  expect(metadata.exif).toBeUndefined();
  await expectSamePicture(bare, original);
});

it.each([
  ['a comment', 0xfe],
  ['EXIF or XMP', 0xe1],
  ['a segment of the maker', 0xe5],
  ['several pictures in one file', 0xe2],
  ['IPTC', 0xed],
])('a bare JPEG has lost %s', async (_, code) => {
  const original = await readFixture('progressive.jpg');
  const segment = Buffer.concat([Buffer.from([0xff, code, 0, SECRET.length + 2]), Buffer.from(SECRET)]);
  const marked = Buffer.concat([original.subarray(0, 2), segment, original.subarray(2)]);
  const bare = makeBareJpeg(marked) ?? new Uint8Array();
  expect(textOf(bare)).not.toContain(SECRET);
  await expectSamePicture(bare, original);
});

it('a bare JPEG has lost what lies between its scans and after its end', async () => {
  const original = await readFixture('progressive.jpg');
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, SECRET.length + 2]), Buffer.from(SECRET)]);
  const lastScan = original.lastIndexOf(Buffer.from([0xff, 0xda]));
  const lastTable = original.lastIndexOf(Buffer.from([0xff, 0xc4]), lastScan);
  const marked = Buffer.concat([original.subarray(0, lastTable), comment, original.subarray(lastTable), comment]);
  expect(textOf(marked).split(SECRET).length).toBe(3);
  const bare = makeBareJpeg(marked) ?? new Uint8Array();
  expect(textOf(bare)).not.toContain(SECRET);
  await expectSamePicture(bare, original);
});

it('a bare PNG shows the same picture and has lost its texts', async () => {
  const original = await sharp(await readFixture('transparent.png'))
    .withExif({ IFD0: { Make: SECRET } })
    .png()
    .toBuffer();
  expect(textOf(original)).toContain(SECRET);
  const marked = Buffer.concat([original, Buffer.from(SECRET)]);
  const bare = makeBarePng(marked) ?? new Uint8Array();
  expect(textOf(bare)).not.toContain(SECRET);
  await expectSamePicture(bare, original);
});

it.each(['truncated.jpg', 'text-named.jpg'] as const)('of %s there is no bare JPEG', async (name) => {
  expect(makeBareJpeg(await readFixture(name))).toBeUndefined();
});

it('of a PNG that is cut off there is no bare one', async () => {
  expect(makeBarePng(await readFixture('truncated.png'))).toBeUndefined();
});

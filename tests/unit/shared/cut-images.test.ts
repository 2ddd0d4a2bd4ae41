import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findJpegHeader } from '@/lib/browser/image-file/jpeg-header';
import { type CutImage, cutImage } from '@/lib/shared/images/cut-image';
import { cutPng } from '@/lib/shared/images/cut-png';
import { cutWebp } from '@/lib/shared/images/cut-webp';
import { type FixtureName, readFixture } from '../../fixtures/make-images';
import {
  appendArchive,
  insertAtStart,
  listUntidyJpegs,
  makeLocatedImage,
  makeSegment,
  makeShell,
  SECRET,
  withoutChunks,
} from '../../setup/tampered-images';
import { makeTestImage } from '../../setup/test-image';

const untidyJpegs = listUntidyJpegs(await makeTestImage());

const pixelsOf = (image: Uint8Array) => sharp(image, { failOn: 'none' }).autoOrient().raw().toBuffer();
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** Cuts what can be cut. */
function cut(file: Uint8Array): CutImage {
  const image = cutImage(file);
  if (typeof image === 'string') throw new Error(image);
  return image;
}

/** The same pixels and nothing of the secret; cutting once more changes nothing. */
async function expectSamePicture(file: Uint8Array): Promise<CutImage> {
  const image = cut(file);
  expect((await pixelsOf(image.bytes)).equals(await pixelsOf(file))).toBe(true);
  expect(textOf(image.bytes)).not.toContain(SECRET);
  expect(Buffer.compare(cut(image.bytes).bytes, image.bytes)).toBe(0);
  expect(cut(image.bytes).orientation).toBe(image.orientation);
  const { width, height } = await sharp(file).metadata();
  expect([image.widthPx, image.heightPx]).toEqual([width, height]);
  return image;
}

it.each([
  'front.jpg',
  'rotated-gps.jpg',
  'progressive.jpg',
  'cmyk.jpg',
  'transparent.png',
  '16-bit.png',
  'front.webp',
] satisfies FixtureName[])('%s keeps its picture, pixel for pixel', async (name) => {
  await expectSamePicture(await readFixture(name));
});

it.each([
  ['png', cutPng],
  ['webp', cutWebp],
] as const)('a %s leaves the way up to whoever draws it, if asked to', async (format, cutFormat) => {
  const image = cutFormat(await makeLocatedImage(format), { keepsOrientation: false });
  expect(image?.orientation).toBe(6);
  const { width, height, orientation } = await sharp(image?.bytes).metadata();
  expect([width, height, orientation ?? 1]).toEqual([image?.widthPx, image?.heightPx, 1]);
});

describe.each(['jpeg', 'png', 'webp'] as const)('a %s', (format) => {
  it('keeps the way up that it states, and loses place and device', async () => {
    const file = await makeLocatedImage(format);
    expect(textOf(file)).toContain(SECRET);
    const { bytes, orientation } = await expectSamePicture(file);
    expect(orientation).toBe(6);
    const metadata = await sharp(bytes).metadata();
    expect(metadata.orientation).toBe(6);
    expect(metadata.exif?.length).toBeLessThanOrEqual(32);
  });

  it('has no EXIF at all when it is upright', async () => {
    const file = await sharp(await makeTestImage())
      .withExif({ IFD0: { Make: SECRET } })
      .toFormat(format)
      .toBuffer();
    expect(textOf(file)).toContain(SECRET);
    const { bytes } = await expectSamePicture(file);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  it('keeps its color profile, and loses what only looks like one', async () => {
    const picture = sharp(await makeTestImage());
    const file = await picture.withIccProfile('p3').toFormat(format).toBuffer();
    const { bytes } = await expectSamePicture(file);
    const [kept, given] = [(await sharp(bytes).metadata()).icc, (await sharp(file).metadata()).icc];
    expect(kept && given?.equals(kept)).toBe(true);
  });

  it('loses what lies behind its end', async () => {
    const image = await makeTestImage({ format });
    expect(cut(await appendArchive(image)).bytes).toEqual(cut(image).bytes);
  });

  it('is damaged when it is cut off anywhere', async () => {
    const image = await makeTestImage({ format, widthPx: 60, heightPx: 40 });
    for (let byteCount = 12; byteCount < image.length; byteCount += 7) {
      expect(cutImage(image.subarray(0, byteCount)), `${byteCount} bytes`).toBe('damaged');
    }
  });
});

describe('a JPEG', () => {
  it.each([
    ['a comment', 0xfe, ''],
    ['EXIF or XMP', 0xe1, 'http://ns.adobe.com/xap/1.0/\0'],
    ['a segment of the maker', 0xe5, ''],
    ['several pictures in one file', 0xe2, 'MPF\0'],
    ['a color profile that is none', 0xe2, 'ICC_PROFILE\0\x01\x01'],
    ['IPTC', 0xed, 'Photoshop 3.0\0'],
    ['a preview by JFIF', 0xe0, 'JFXX\0'],
  ])('loses %s', async (_, code, name) => {
    const original = await readFixture('progressive.jpg');
    await expectSamePicture(insertAtStart(original, makeSegment(code, name + SECRET)));
  });

  it('loses the preview in its JFIF segment and keeps the density', async () => {
    const jpeg = await makeTestImage();
    const pixels = Buffer.from(SECRET.repeat(3));
    const jfif = Buffer.concat([Buffer.from('JFIF\0'), Buffer.from([1, 2, 1, 0, 72, 0, 72, 5, 3]), pixels]);
    const { bytes } = await expectSamePicture(insertAtStart(jpeg, makeSegment(0xe0, jfif)));
    expect((await sharp(bytes).metadata()).density).toBe(72);
  });

  it('loses what lies between its scans', async () => {
    const original = await readFixture('progressive.jpg');
    const lastScan = original.lastIndexOf(Buffer.from([0xff, 0xda]));
    const lastTable = original.lastIndexOf(Buffer.from([0xff, 0xc4]), lastScan);
    const comment = makeSegment(0xfe, SECRET);
    await expectSamePicture(
      Buffer.concat([original.subarray(0, lastTable), comment, original.subarray(lastTable), comment]),
    );
  });

  it.each(untidyJpegs)('that has %s is opened, as browsers do', async (_, file) => {
    const { bytes } = await expectSamePicture(file);
    expect(bytes).toEqual(cut(await makeTestImage()).bytes);
  });

  it('gets the values that its scan must have, where decoders ignore others', async () => {
    const jpeg = await makeTestImage();
    const wrong = Buffer.from(jpeg);
    const scan = wrong.indexOf(Buffer.from([0xff, 0xda]));
    wrong[scan + 1 + wrong.readUInt16BE(scan + 2)] = 7;
    expect(wrong.equals(jpeg)).toBe(false);
    expect(cut(wrong).bytes).toEqual(cut(jpeg).bytes);
  });

  it('has its size read where it is, however much stands before', async () => {
    const filler = Buffer.concat(Array.from({ length: 20 }, () => makeSegment(0xe1, Buffer.alloc(60_000, 'a'))));
    await expectSamePicture(insertAtStart(await makeTestImage(), filler));
    expect(findJpegHeader(cut(await makeTestImage()).bytes)).toMatchObject({ widthPx: 24, heightPx: 16 });
  });

  it('of a million empty segments is damaged, at once', async () => {
    const empty = Buffer.alloc(4_000_000, Buffer.from([0xff, 0xfe, 0, 2]));
    const startedAt = performance.now();
    expect(cutImage(insertAtStart(await makeTestImage(), empty))).toBe('damaged');
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it.each([
    ['a second start', Buffer.from([0xff, 0xd8])],
    ['a marker that is none', Buffer.from([0xff, 0x02, 0, 2])],
    ['another frame', makeSegment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 17, 0]))],
    ['arithmetic coding', makeSegment(0xc9, Buffer.from([8, 0, 8, 0, 8, 1, 1, 17, 0]))],
  ])('with %s is damaged, as for browsers', async (_, part) => {
    expect(cutImage(insertAtStart(await makeTestImage(), part))).toBe('damaged');
  });
});

describe('a PNG', () => {
  it('loses texts, times and animations', async () => {
    const png = await makeTestImage({ format: 'png' });
    const chunks = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'acTL', 'fcTL', 'fdAT', 'raNd'].map((name) => {
      const chunk = Buffer.alloc(12 + SECRET.length);
      chunk.writeUInt32BE(SECRET.length);
      chunk.write(name + SECRET, 4, 'latin1');
      return chunk;
    });
    const marked = Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
    expect(cut(marked).bytes).toEqual(cut(png).bytes);
  });

  it('without image data is damaged, as is one with a chunk that nobody knows but must', async () => {
    const png = await makeTestImage({ format: 'png' });
    expect(cutImage(withoutChunks(png, 'IDAT'))).toBe('damaged');
    const chunk = Buffer.from('\0\0\0\0ABCD\0\0\0\0', 'latin1');
    expect(cutImage(Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]))).toBe('damaged');
  });
});

it('a shell with a size and nothing else passes the cut: only decoding tells', () => {
  expect(makeShell().length).toBe(46);
  expect(cutImage(makeShell())).toMatchObject({ widthPx: 4000, heightPx: 3000 });
});

it('an animated WebP is damaged, and so is one whose canvas has another size than its picture', async () => {
  const frames = await Promise.all([1, 2].map((seed) => makeTestImage({ seed, format: 'png' })));
  expect(
    cutImage(
      await sharp(frames, { join: { animated: true } })
        .webp()
        .toBuffer(),
    ),
  ).toBe('damaged');
  const webp = await makeLocatedImage('webp');
  webp.writeUInt16LE(999, webp.indexOf('VP8X') + 12);
  expect(cutImage(webp)).toBe('damaged');
});

it.each(['front.gif', 'front.avif', 'front.heic', 'front.bmp', 'text-named.jpg', 'empty.jpg'] satisfies FixtureName[])(
  '%s is another format',
  async (name) => {
    expect(cutImage(await readFixture(name))).toBe('other-format');
  },
);

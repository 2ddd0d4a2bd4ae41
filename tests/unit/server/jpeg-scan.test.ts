import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { findJpegDataEnd } from '@/lib/server/images/proof/jpeg-scan.mjs';
import { cutJpeg } from '@/lib/shared/images/cut-jpeg';
import { makeRandom } from '../../fixtures/make-random';
import { insertArchive, withHeight } from '../../setup/tampered-images';

const EOI_BYTES = 2;

type Kind = { widthPx: number; heightPx: number; quality: number; isGray: boolean; isSampled: boolean; seed: number };

async function makeNoisyJpeg({ widthPx, heightPx, quality, isGray, isSampled, seed }: Kind): Promise<Buffer> {
  const random = makeRandom(seed);
  const pixels = Buffer.alloc(widthPx * heightPx * 3).map(() => random() * 256);
  const picture = sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } }).grayscale(isGray);
  const chromaSubsampling = isSampled ? '4:2:0' : '4:4:4';
  return Buffer.from(cutJpeg(await picture.jpeg({ quality, chromaSubsampling }).toBuffer())?.bytes ?? []);
}

const kind: fc.Arbitrary<Kind> = fc.record({
  widthPx: fc.integer({ min: 1, max: 70 }),
  heightPx: fc.integer({ min: 1, max: 70 }),
  quality: fc.integer({ min: 1, max: 100 }),
  isGray: fc.boolean(),
  isSampled: fc.boolean(),
  seed: fc.nat(),
});

test('The data of a baseline JPEG of any size, sampling and quality ends before its end marker', async () => {
  const check = fc.asyncProperty(kind, async (one) => {
    const jpeg = await makeNoisyJpeg(one);
    expect(findJpegDataEnd(jpeg)).toBe(jpeg.length - EOI_BYTES);
    expect(findJpegDataEnd(insertArchive(jpeg))).toBe(jpeg.length - EOI_BYTES);
  });
  await fc.assert(check, { numRuns: 150 });
});

const LARGE: Kind = { widthPx: 60, heightPx: 50, quality: 90, isGray: false, isSampled: true, seed: 4 };

test('A JPEG whose data ends too soon is damaged, even by the last byte', async () => {
  const jpeg = await makeNoisyJpeg(LARGE);
  for (const missing of [1, 2, 3, 50, 1000]) {
    const short = Buffer.concat([jpeg.subarray(0, -EOI_BYTES - missing), jpeg.subarray(-EOI_BYTES)]);
    expect(findJpegDataEnd(short), `${missing} bytes`).toBe('damaged');
  }
});

test('A JPEG that states more rows than it has is damaged; of one that states fewer, the rest is behind its end', async () => {
  const jpeg = await makeNoisyJpeg(LARGE);
  expect(findJpegDataEnd(withHeight(jpeg, 65))).toBe('damaged');
  expect(findJpegDataEnd(withHeight(jpeg, 30))).toBeLessThan(jpeg.length / 1.3);
});

test('Restart markers are followed, and must come in order', async () => {
  const jpeg = await makeNoisyJpeg({ ...LARGE, isSampled: false, widthPx: 8, heightPx: 8, quality: 50 });
  // The same block again and again, each behind a restart marker.
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const start = scan + 2 + jpeg.readUInt16BE(scan + 2);
  const block = jpeg.subarray(start, -EOI_BYTES);
  const repeat = (restarts: number[]) => {
    const data = restarts.flatMap((number) => [block, Buffer.from([0xff, 0xd0 + number])]);
    const interval = Buffer.from([0xff, 0xdd, 0, 4, 0, 1]);
    const parts = [jpeg.subarray(0, 2), interval, jpeg.subarray(2, start), ...data, block, jpeg.subarray(-EOI_BYTES)];
    return withHeight(Buffer.concat(parts), 8 * (restarts.length + 1));
  };
  const ordered = repeat([0, 1, 2, 3, 4, 5, 6, 7, 0]);
  expect((await sharp(ordered).metadata()).height).toBe(80);
  expect(findJpegDataEnd(ordered)).toBe(ordered.length - EOI_BYTES);
  expect(findJpegDataEnd(repeat([0, 2, 1]))).toBe('damaged');
});

test('Of a picture in several scans it says nothing: its decoder does', async () => {
  const progressive = await sharp(await makeNoisyJpeg(LARGE))
    .jpeg({ progressive: true })
    .toBuffer();
  expect(findJpegDataEnd(Buffer.from(cutJpeg(progressive)?.bytes ?? []))).toBeUndefined();
});

test('Whatever is changed in a JPEG, it gives an answer', async () => {
  const jpeg = await makeNoisyJpeg(LARGE);
  const check = fc.property(fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
    const changed = Buffer.from(jpeg);
    for (const [at, byte] of changes) changed[at] = byte;
    const image = cutJpeg(changed);
    if (image) findJpegDataEnd(image.bytes);
  });
  fc.assert(check, { numRuns: 2_000 });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutImage } from '@/lib/shared/images/cut-image';
import { makeLocatedImage } from '../../setup/tampered-images';
import { makeTestImage } from '../../setup/test-image';

const files = await Promise.all([
  ...(['jpeg', 'png', 'webp'] as const).flatMap((format) => [makeTestImage({ format }), makeLocatedImage(format)]),
]);

/** Bytes overwritten, left out and put in, anywhere. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(20),
  added: fc.uint8Array({ maxLength: 20 }),
});

function apply(file: Buffer, { at, removed, added }: { at: number; removed: number; added: Uint8Array }): Buffer {
  const offset = Math.floor(at * file.length);
  return Buffer.concat([file.subarray(0, offset), added, file.subarray(offset + removed)]);
}

const changedFile = fc
  .tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([file, changes]) => changes.reduce(apply, file));

test('Whatever is done to an image file, cutting it never throws, and cutting twice is cutting once', () => {
  fc.assert(
    fc.property(changedFile, (file) => {
      const image = cutImage(file);
      if (typeof image === 'string') return;
      expect(cutImage(image.bytes)).toEqual(image);
      expect(image.bytes.length).toBeLessThanOrEqual(file.length + 64);
    }),
    { numRuns: 3_000 },
  );
});

test('Bytes that only begin like an image are cut or damaged, and never throw', () => {
  const starts = files.map((file) => file.subarray(0, 40));
  const file = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }));
  fc.assert(
    fc.property(file, ([start, rest]) => {
      const image = cutImage(Buffer.concat([start, rest]));
      if (typeof image !== 'string') expect(cutImage(image.bytes)).toEqual(image);
    }),
    { numRuns: 2_000 },
  );
});

import { describe, expect, test } from 'vitest';
import { encodeWithinLimit } from '@/lib/browser/canvas/encode-within-limit';
import { JPEG_QUALITY, PREPARED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';

const encoderOf = (byteCountOf: (quality: number) => number) => {
  const qualities: number[] = [];
  const encode = async (quality: number) => {
    qualities.push(quality);
    return new Blob([new Uint8Array(byteCountOf(quality))]);
  };
  return { qualities, encode };
};

describe('encodeWithinLimit', () => {
  test('encodes once, at the best quality, when the result is at the limit', async () => {
    const { qualities, encode } = encoderOf(() => PREPARED_IMAGE_MAX_BYTES);
    expect((await encodeWithinLimit(encode))?.size).toBe(PREPARED_IMAGE_MAX_BYTES);
    expect(qualities).toEqual([JPEG_QUALITY]);
  });

  test('lowers the quality only until the result fits', async () => {
    const { qualities, encode } = encoderOf((quality) => (quality > 0.72 ? PREPARED_IMAGE_MAX_BYTES + 1 : 1000));
    expect((await encodeWithinLimit(encode))?.size).toBe(1000);
    expect(qualities.at(-1)).toBeCloseTo(0.7);
  });

  test('gives up when no quality makes it fit', async () => {
    const { encode } = encoderOf(() => PREPARED_IMAGE_MAX_BYTES + 1);
    expect(await encodeWithinLimit(encode)).toBeUndefined();
  });
});

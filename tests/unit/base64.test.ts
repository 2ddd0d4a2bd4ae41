import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodedByteCount, isStrictBase64 } from '@/lib/shared/base64';

const someBytes = fc.uint8Array({ minLength: 1 });
const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('strict base64', () => {
  test('accepts every encoding of bytes, and counts them', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const text = encode(bytes);
        expect(isStrictBase64(text)).toBe(true);
        expect(decodedByteCount(text)).toBe(bytes.length);
      }),
    );
  });

  test('accepts no text that another text stands for', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 4 }), (text) => {
        expect(isStrictBase64(text)).toBe(encode(Buffer.from(text, 'base64')) === text);
      }),
    );
  });

  test.each([
    '',
    'A',
    'AAA',
    'AAA=A',
    'AB==',
    'AAB=',
    'A===',
    'AA A',
    'AAA\n',
    'AA-_',
    'data:image/png;base64,AAAA',
    'ÄAAA',
  ])('refuses %j', (text) => {
    expect(isStrictBase64(text)).toBe(false);
  });

  test('handles an image of many megabytes', () => {
    expect(isStrictBase64('A'.repeat(14_000_000))).toBe(true);
  });
});

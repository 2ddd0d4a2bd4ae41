import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodedByteCount } from '@/lib/shared/images/base64';

test('the decoded size of any encoded bytes is known without decoding', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      expect(decodedByteCount(Buffer.from(bytes).toString('base64'))).toBe(bytes.length);
    }),
  );
});

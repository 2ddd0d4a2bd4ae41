import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBytesOfStrictBase64 } from '../../../lib/server/images/decode-base64';

/** The definition: only the canonical text of some bytes encodes back to itself. */
const isCanonical = (text: string) => text !== '' && Buffer.from(text, 'base64').toString('base64') === text;

test('what was encoded is decoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      expect(findBytesOfStrictBase64(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('exactly what is canonical base64 is accepted', () => {
  const character = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...'ABQgw049+/azKZ') },
    { weight: 2, arbitrary: fc.constant('=') },
    { weight: 1, arbitrary: fc.constantFrom('-', '_', ' ', '\n', '\u0141', '\u00C1', 'é', '\0', '👍') },
  );
  const mostlyWhole = fc
    .string({ unit: character, maxLength: 16 })
    .map((text) => text.slice(0, text.length - (text.length % 4)));
  fc.assert(
    fc.property(fc.oneof(mostlyWhole, fc.string({ unit: character, maxLength: 9 })), (text) => {
      expect(findBytesOfStrictBase64(text) !== undefined).toBe(isCanonical(text));
    }),
    { numRuns: 20_000 },
  );
});

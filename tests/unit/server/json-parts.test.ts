import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasMorePartsThan } from '../../../lib/server/customer-store/embedded/json-parts';

/** The same count, byte by byte. */
function countParts(json: string): number {
  let parts = 0;
  let isInString = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (character === '"') parts += 1;
    else if (!isInString) parts += 1;
    if (isInString && character === '\\') {
      index += 1;
      if (json[index] === '"') parts += 1;
    } else if (character === '"') isInString = !isInString;
  }
  return parts;
}

test('counts what stands outside strings, and the quotes', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const ascii = json.replace(/[^ -~]/g, '?');
      const parts = countParts(ascii);
      expect(hasMorePartsThan(parts - 1, Buffer.from(ascii))).toBe(true);
      expect(hasMorePartsThan(parts, Buffer.from(ascii))).toBe(false);
    }),
  );
});

test('a long string is one part, and what follows an escaped quote still belongs to it', () => {
  const json = Buffer.from(JSON.stringify({ a: `${'x'.repeat(1000)}"[[[[[[[[[[[["${'\\'.repeat(7)}` }));
  expect(hasMorePartsThan(10, json)).toBe(false);
  expect(hasMorePartsThan(8, json)).toBe(true);
});

test('a string without an end counts as a string', () => {
  expect(hasMorePartsThan(5, Buffer.from(`{"${'['.repeat(100)}`))).toBe(false);
});

import { expect, test } from 'vitest';
import { parseDocumentKeys } from '../../../lib/server/sealing/document-keys';
import { makeKeyedDigest, matchesKeyedDigest } from '../../../lib/server/sealing/keyed-digest';

const entry = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
const KEYS = parseDocumentKeys(entry('a', 1), 'the test');
const PARTS = ['one', 'two'];
const digest = makeKeyedDigest(KEYS, 'purpose', PARTS);
const matches = (keys = KEYS, purpose = 'purpose', parts = PARTS) =>
  matchesKeyedDigest(keys, purpose, { digest, parts });

test('a keyed digest matches what it was made of, and nothing else', () => {
  expect(digest).toMatch(/^a:[0-9a-f]{64}$/);
  expect(matches()).toBe(true);
  expect(matches(KEYS, 'other')).toBe(false);
  for (const parts of [['one'], ['onetwo'], ['one', 'tw', 'o'], ['two', 'one']]) {
    expect(matches(KEYS, 'purpose', parts)).toBe(false);
  }
});

test('it still matches after the keys were rotated, and not under another key of the same name or none', () => {
  expect(matches(parseDocumentKeys(`${entry('b', 2)},${entry('a', 1)}`, 'the test'))).toBe(true);
  expect(matches(parseDocumentKeys(entry('a', 2), 'the test'))).toBe(false);
  expect(matches(parseDocumentKeys(entry('b', 1), 'the test'))).toBe(false);
});

test('what is no digest matches nothing', () => {
  for (const broken of ['', 'a', 'a:', 'a:00', `a:${'0'.repeat(64)}`]) {
    expect(matchesKeyedDigest(KEYS, 'purpose', { digest: broken, parts: PARTS })).toBe(false);
  }
});

import { expect, test } from 'vitest';
import { isEmailAddress, normalizeEmailAddress } from '../../../lib/shared/customer/email-address';

test('is compared trimmed and in lower case', () => {
  expect(normalizeEmailAddress('\t John.Smith@Example.COM\u00A0')).toBe('john.smith@example.com');
});

test('letters that only look like ASCII in lower case stay what they are', () => {
  expect(normalizeEmailAddress('\u212A@example.com')).toBe('\u212A@example.com');
  expect(isEmailAddress('\u212A@example.com')).toBe(false);
});

test.each([
  'a@b.co',
  "o'neil+x@mail.example.com",
  `${'a'.repeat(64)}@example.com`,
  'a@xn--bcher-kva.example',
  'A@EXAMPLE.com',
])('%s is an address', (text) => {
  expect(isEmailAddress(text)).toBe(true);
});

test.each([
  '',
  'a',
  'a@b',
  ' a@b.co',
  'a@b.co ',
  'a@b.c',
  'a@b..co',
  'a@-b.co',
  `a@${'b'.repeat(64)}.co`,
  `${'a'.repeat(65)}@b.co`,
])('%j is none', (text) => {
  expect(isEmailAddress(text)).toBe(false);
});

test('has 254 characters at the most', () => {
  const domain = Array.from({ length: 4 }, () => 'd'.repeat(47)).join('.');
  const longest = `${'a'.repeat(254 - domain.length - 5)}@${domain}.com`;
  expect([longest.length, isEmailAddress(longest), isEmailAddress(`a${longest}`)]).toEqual([254, true, false]);
});

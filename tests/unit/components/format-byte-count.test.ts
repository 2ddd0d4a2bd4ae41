import { expect, test } from 'vitest';
import { formatByteCount } from '@/components/id-capture/field/format-byte-count';

test.each([
  [3_240_000, '3.2 MB'],
  [780_000, '0.8 MB'],
  [50_000_000, '50 MB'],
  [50_001, '0.1 MB'],
  [43_644, '44 kB'],
])('%i bytes read %s', (byteCount, words) => {
  expect(formatByteCount(byteCount, 'en')).toBe(words);
});

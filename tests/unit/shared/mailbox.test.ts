import { expect, test } from 'vitest';
import { isCode, readCode } from '@/lib/shared/mailbox/mailbox';

test.each([
  ['482913', '482913'],
  [' 482 913 ', '482913'],
  ['482-913', '482913'],
  ['４８２９１３', '482913'],
  ['٤٨٢٩١٣', '482913'],
  ['۴۸۲۹۱۳', '482913'],
  // As it stands in a mail that is read from right to left.
  ['\u2068482913\u2069', '482913'],
])('a code is read as people type it: "%s"', (typed, code) => {
  expect(readCode(typed)).toBe(code);
  expect(isCode(readCode(typed))).toBe(true);
});

test.each(['', '48291', '4829133', '48291a', '४८२९१३', '482913\n0'])('"%s" is no code', (typed) => {
  expect(isCode(readCode(typed))).toBe(false);
});

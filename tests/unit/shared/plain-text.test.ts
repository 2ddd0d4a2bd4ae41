import { expect, test } from 'vitest';
import { findTextProblem, splitAtDirectionMarks } from '../../../lib/shared/customer/plain-text';

test.each(['', 'Nguyễn', "O'Brien-Smith", '李', '👩‍👩‍👧‍👦', 'x'.repeat(255), '👍'.repeat(255)])(
  '%j may be stored',
  (text) => {
    expect(findTextProblem(text)).toBeUndefined();
  },
);

test.each([
  ['x'.repeat(256), 'too-long'],
  ['👍'.repeat(256), 'too-long'],
  ['a\tb', 'control-character'],
  ['a\u0000', 'control-character'],
  ['a\u009F', 'control-character'],
  ['a\uDC00', 'broken-unicode'],
])('%j may not: %s', (text, problem) => {
  expect(findTextProblem(text)).toBe(problem);
});

test('is split at every character that changes its direction, and at no other', () => {
  const marks = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';
  for (const mark of marks) expect(splitAtDirectionMarks(`a${mark}b`)).toEqual(['a', mark, 'b']);
  expect(splitAtDirectionMarks('\u202egpj.exe')).toEqual(['', '\u202e', 'gpj.exe']);
  for (const text of ['', 'فاطمة \u200d', 'a\u200bb', '\u2010\u2065'])
    expect(splitAtDirectionMarks(text)).toEqual([text]);
});

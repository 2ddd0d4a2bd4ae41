import { expect, test } from 'vitest';
import { findTextProblem } from '../../../lib/shared/customer/plain-text';

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

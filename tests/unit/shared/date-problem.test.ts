import { expect, test } from 'vitest';
import { findDateProblem, isSurprisinglyYoung, readDateParts } from '../../../lib/shared/customer/date-problem';

const NOW = new Date('2026-11-26T12:00:00Z');

test.each([
  ['', '', '', 'required', ['month', 'day', 'year']],
  ['4', '', '1986', 'incomplete', ['day']],
  ['', '', '1986', 'incomplete', ['month', 'day']],
  ['Ja', '27', '1986', 'notNumbers', ['month']],
  ['13', '27', '1986', 'noSuchMonth', ['month']],
  ['0', '31', '1986', 'noSuchMonth', ['month']],
  ['2', '30', '1986', 'notReal', ['day']],
  ['2', '3', '0000', 'notReal', ['year']],
  ['2', '3', '86', 'yearNotFourDigits', ['year']],
  ['2', '3', '2999', 'future', ['month', 'day', 'year']],
  ['2', '3', '1890', 'tooLongAgo', ['year']],
] as const)('of %j %j %j it says %s, and marks %j', (month, day, year, key, parts) => {
  expect(findDateProblem({ month, day, year }, NOW)).toEqual({ key, parts });
});

test('a date that can be right has no problem, and boxes that were never shown are empty', () => {
  expect(findDateProblem(readDateParts({ month: ' 2 ', day: '3', year: '1986' }), NOW)).toBeUndefined();
  expect(readDateParts(undefined)).toEqual({ month: '', day: '', year: '' });
});

test('somebody is surprisingly young until the day they are 16', () => {
  expect(isSurprisinglyYoung({ year: 2025, month: 1, day: 1 }, NOW)).toBe(true);
  expect(isSurprisinglyYoung({ year: 2010, month: 11, day: 27 }, NOW)).toBe(true);
  expect(isSurprisinglyYoung({ year: 2010, month: 11, day: 26 }, NOW)).toBe(false);
});

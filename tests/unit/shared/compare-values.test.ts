import { expect, test } from 'vitest';
import { compareValues } from '../../../lib/shared/id-reading/compare-values';

const READ = {
  firstName: 'Maria Elena',
  lastName: 'O’Sample',
  dateOfBirth: { year: 1984, month: 3, day: 15 },
  zipCode: '95818-1234',
};

test('fields without a typed value are empty, and fields that were not read are left out', () => {
  const typed = { firstName: ' ', dateOfBirth: { month: '', day: '', year: '' }, city: 'Sacramento' };
  expect(compareValues(typed, READ)).toEqual({
    empty: ['firstName', 'lastName', 'dateOfBirth', 'zipCode'],
    different: [],
    same: [],
  });
});

test.each([
  ['case, accents and punctuation', { firstName: 'MARÍA ELENA', lastName: "o'sample" }, READ],
  ['the first of several given names', { firstName: 'Maria' }, READ],
  ['a ZIP code without its last four digits', { zipCode: '95818' }, READ],
  ['a date with leading zeros', { dateOfBirth: { month: '03', day: '15', year: '1984' } }, READ],
])('%s makes no difference', (_, typed, read) => {
  expect(compareValues(typed, read).different).toEqual([]);
  expect(compareValues(typed, read).same).toEqual(Object.keys(typed));
});

test.each([
  ['another name', { firstName: 'Marian' }],
  ['another last name', { lastName: 'Sample' }],
  ['another ZIP code', { zipCode: '95819' }],
  ['another day', { dateOfBirth: { month: '3', day: '16', year: '1984' } }],
  ['half a date', { dateOfBirth: { month: '3', day: '', year: '' } }],
])('%s is a difference', (_, typed) => {
  expect(compareValues(typed, READ).different).toEqual(Object.keys(typed));
});

test('a Canadian postal code is compared whole', () => {
  expect(compareValues({ zipCode: 'M5V 2T7' }, { zipCode: 'M5V 2T6' }).different).toEqual(['zipCode']);
  expect(compareValues({ zipCode: 'm5v 2t6' }, { zipCode: 'M5V 2T6' }).same).toEqual(['zipCode']);
});

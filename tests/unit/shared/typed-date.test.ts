import { expect, test } from 'vitest';
import { findMonth, splitDate } from '../../../lib/shared/customer/typed-date';

test.each(['April', 'april', ' APRIL ', 'Apr', 'apr.', 'Apri'])('%j is the fourth month', (typed) => {
  expect(findMonth(typed, 'en')).toBe(4);
});

test('each month is known by its name and by the three letters it begins with', () => {
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
  names.push('November', 'December');
  expect(names.map((name) => findMonth(name, 'en'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(names.map((name) => findMonth(name.slice(0, 3), 'en'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test.each(['', '4', 'Ja', 'Apx', 'Aprilis', 'month'])('%j is no month', (typed) => {
  expect(findMonth(typed, 'en')).toBeUndefined();
});

test('months have the names of the language, with and without accents, alone and within a date', () => {
  expect(findMonth('août', 'fr')).toBe(8);
  expect(findMonth('aout', 'fr')).toBe(8);
  expect(findMonth('jui', 'fr')).toBeUndefined();
  expect(findMonth('kwiecień', 'pl')).toBe(4);
  expect(findMonth('kwietnia', 'pl')).toBe(4);
});

test.each([
  ['4/27/1986', ['4', '27', '1986']],
  ['1 1 2025', ['1', '1', '2025']],
  [' 04.27.86 ', ['04', '27', '86']],
  ['1986-04-27', ['04', '27', '1986']],
  ['04271986', ['04', '27', '1986']],
  ['April 27, 1986', ['4', '27', '1986']],
  ['27 apr 1986', ['4', '27', '1986']],
  ['1986 Apr 7', ['4', '7', '1986']],
])('%j is a whole date', (typed, [month, day, year]) => {
  expect(splitDate(typed, 'en')).toEqual({ month, day, year });
});

test.each(['', '4', '4 27', 'April', 'April 27', '4271986', '1 2 3 4', 'Xyz 27 1986'])(
  '%j is no whole date',
  (typed) => {
    expect(splitDate(typed, 'en')).toBeUndefined();
  },
);

test('which number is the month follows the order of the boxes in every language, unless it can be none', () => {
  const [april, february] = [
    { month: '4', day: '27', year: '1986' },
    { month: '2', day: '3', year: '1986' },
  ];
  expect(splitDate('27.4.1986', 'fr')).toEqual(april);
  expect(splitDate('27/4/1986', 'en')).toEqual(april);
  expect(splitDate('2/3/1986', 'fr')).toEqual(february);
  expect(splitDate('1986年4月27日', 'zh-Hans')).toEqual(april);
  expect(splitDate('27 de abril de 1986', 'es')).toEqual(april);
  expect(splitDate('27 أبريل 1986', 'ar')).toEqual(april);
  expect(splitDate('19860427', 'en')).toEqual({ ...april, month: '04' });
});

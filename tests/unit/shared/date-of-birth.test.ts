import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findDateOfBirth,
  formatDateOfBirth,
  getUtcDate,
  isLaterDate,
  isRealDate,
} from '../../../lib/shared/customer/date-of-birth';

test('every day that exists is read and written back', () => {
  const days = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (day) => {
      const yyyymmdd = day.toISOString().slice(0, 10).replaceAll('-', '');
      expect(formatDateOfBirth(findDateOfBirth(yyyymmdd) ?? { year: 0, month: 0, day: 0 })).toBe(yyyymmdd);
    }),
  );
});

test.each(['', '1970010', '197001011', '1970-1-1', ' 19700101', '19700101\n', '+9700101', '19700230', '00000101'])(
  '%j is no date',
  (text) => {
    expect(findDateOfBirth(text)).toBeUndefined();
  },
);

test('fractions and numbers that are none make no real date', () => {
  expect(isRealDate({ year: 2000, month: 1.5, day: 1 })).toBe(false);
  expect(isRealDate({ year: Number.NaN, month: 1, day: 1 })).toBe(false);
});

test('the day is the one in UTC, whatever the time zone of the machine', () => {
  expect(getUtcDate(Date.UTC(2024, 1, 29, 23, 59, 59))).toEqual({ year: 2024, month: 2, day: 29 });
  expect(getUtcDate(Date.UTC(2024, 2, 1))).toEqual({ year: 2024, month: 3, day: 1 });
});

test('days are compared by the calendar', () => {
  const day = { year: 999, month: 12, day: 31 };
  expect(isLaterDate({ year: 1000, month: 1, day: 1 }, day)).toBe(true);
  expect(isLaterDate(day, day)).toBe(false);
});

/** A day of the calendar, without time and time zone. */
export type CalendarDate = { year: number; month: number; day: number };

const YYYYMMDD = /^(\d{4})(\d{2})(\d{2})$/;

function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Tells whether the calendar has such a day: whole numbers, years 1 to 9999. */
export function isRealDate({ year, month, day }: CalendarDate): boolean {
  const isWithin = (value: number, last: number) => Number.isInteger(value) && value >= 1 && value <= last;
  return isWithin(year, 9999) && isWithin(month, 12) && isWithin(day, daysInMonth(year, month));
}

/** Reads a date written YYYYMMDD; undefined when the text is written otherwise or the calendar has no such day. */
export function findDateOfBirth(yyyymmdd: string): CalendarDate | undefined {
  const match = YYYYMMDD.exec(yyyymmdd);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? date : undefined;
}

/** Writes a date as YYYYMMDD, the form of the storage contract. */
export function formatDateOfBirth({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}

/**
 * The day it is in UTC, for comparing with a date of birth.
 *
 * @param epochMs milliseconds since 1970
 */
export function getUtcDate(epochMs: number): CalendarDate {
  const now = new Date(epochMs);
  return { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() };
}

/** Tells whether the first day comes later in the calendar than the second. */
export function isLaterDate(date: CalendarDate, other: CalendarDate): boolean {
  return formatDateOfBirth(date) > formatDateOfBirth(other);
}

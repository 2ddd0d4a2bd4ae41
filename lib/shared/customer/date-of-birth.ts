/** A calendar date, without time or time zone. */
export type CalendarDate = { year: number; month: number; day: number };

const YYYYMMDD = /^(\d{4})(\d{2})(\d{2})$/;

function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the calendar has such a date: whole numbers, years 1 to 9999. */
export function isRealDate({ year, month, day }: CalendarDate): boolean {
  const isWithin = (value: number, last: number) => Number.isInteger(value) && value >= 1 && value <= last;
  return isWithin(year, 9999) && isWithin(month, 12) && isWithin(day, daysInMonth(year, month));
}

/** Parses a YYYYMMDD date; undefined if the text has another format or there is no such date. */
export function findDateOfBirth(yyyymmdd: string): CalendarDate | undefined {
  const match = YYYYMMDD.exec(yyyymmdd);
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDate(date) ? date : undefined;
}

/** Formats a date as YYYYMMDD, the format of the storage contract. */
export function formatDateOfBirth({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}

/**
 * The current date in UTC, for comparing with a date of birth.
 *
 * @param epochMs milliseconds since 1970
 */
export function getUtcDate(epochMs: number): CalendarDate {
  const now = new Date(epochMs);
  return { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() };
}

/** Whether the first date is later than the second. */
export function isLaterDate(date: CalendarDate, other: CalendarDate): boolean {
  return formatDateOfBirth(date) > formatDateOfBirth(other);
}

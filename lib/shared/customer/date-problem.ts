import { AGE_ASKED_BELOW_YEARS, AGE_MAX_YEARS } from '../limits';
import { DATE_PARTS, type DatePart, type DateParts } from './customer-form-values';
import { type CalendarDate, getUtcDate, isLaterDate, isRealDate } from './date-of-birth';

/** `key`: the last part of its key under `errors` in form.json. `parts`: the boxes to correct. */
export type DateProblem = { key: string; parts: readonly DatePart[] };

/** The parts of a date as typed, trimmed; those without a value are empty. */
export const readDateParts = (typed: Partial<DateParts> | undefined): DateParts => ({
  month: typed?.month?.trim() ?? '',
  day: typed?.day?.trim() ?? '',
  year: typed?.year?.trim() ?? '',
});

/** A date as typed; its numbers are NaN where they are none. */
export const toCalendarDate = (parts: DateParts): CalendarDate => ({
  year: Number(parts.year),
  month: Number(parts.month),
  day: Number(parts.day),
});

const yearsBefore = (date: CalendarDate, years: number) => ({ ...date, year: date.year - years });

/**
 * What is wrong with a date of birth; undefined if nothing is.
 *
 * @param parts trimmed
 */
export function findDateProblem(parts: DateParts, now: Date): DateProblem | undefined {
  const where = (isWrong: (part: string) => boolean) => DATE_PARTS.filter((name) => isWrong(parts[name]));
  const [missing, wordy] = [where((part) => part === ''), where((part) => !/^\d+$/.test(part))];
  if (missing.length > 0)
    return { key: missing.length === DATE_PARTS.length ? 'required' : 'incomplete', parts: missing };
  if (wordy.length > 0) return { key: 'notNumbers', parts: wordy };
  const date = toCalendarDate(parts);
  if (date.month < 1 || date.month > 12) return { key: 'noSuchMonth', parts: ['month'] };
  if (parts.year.length !== 4) return { key: 'yearNotFourDigits', parts: ['year'] };
  if (!isRealDate(date)) return { key: 'notReal', parts: date.year === 0 ? ['year'] : ['day'] };
  const today = getUtcDate(now.getTime());
  if (isLaterDate(date, today)) return { key: 'future', parts: DATE_PARTS };
  return isLaterDate(yearsBefore(today, AGE_MAX_YEARS), date) ? { key: 'tooLongAgo', parts: ['year'] } : undefined;
}

/** Whether someone born then is so young that the year may be a slip. The date must be a real one. */
export function isSurprisinglyYoung(date: CalendarDate, now: Date): boolean {
  return isLaterDate(date, yearsBefore(getUtcDate(now.getTime()), AGE_ASKED_BELOW_YEARS));
}

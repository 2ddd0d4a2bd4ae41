import { type CalendarDate, findDateOfBirth } from '../customer/date-of-birth';

const EIGHT_DIGITS = /^(?:(\d{4})([-/. ]?)(\d{2})\2(\d{2})|(\d{2})([-/. ]?)(\d{2})\6(\d{4}))$/;

/**
 * Parses a date from a license's barcode. The United States uses MMDDCCYY, Canada and version 1 use CCYYMMDD, some with
 * dashes; since no month is 19 or 20, each date shows which format it is.
 *
 * @returns undefined if there is no such date
 */
export function findAamvaDate(text: string): CalendarDate | undefined {
  if (!EIGHT_DIGITS.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  return findDateOfBirth(/^(?:19|20)/.test(digits) ? digits : `${digits.slice(4)}${digits.slice(0, 4)}`);
}

import { type CalendarDate, findDateOfBirth } from '../customer/date-of-birth';

/**
 * Reads a date of a license's barcode. The United States write MMDDCCYY, Canada and version 1 CCYYMMDD; since no month is 19
 * or 20, each date shows which it is.
 *
 * @returns undefined when there is no such day
 */
export function findAamvaDate(text: string | undefined): CalendarDate | undefined {
  if (!text || !/^\d{8}$/.test(text)) return undefined;
  return findDateOfBirth(/^(?:19|20)/.test(text) ? text : `${text.slice(4)}${text.slice(0, 4)}`);
}

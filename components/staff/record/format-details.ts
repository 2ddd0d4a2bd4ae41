import { findDateOfBirth, getUtcDate } from '@/lib/shared/customer/date-of-birth';
import type { RecordDetails } from '@/lib/shared/review/customer-record';
import { dateFormat } from '@/lib/shared/words/formats';

/** First and last name as one text; empty if both are. */
export const fullName = ({ firstName, lastName }: RecordDetails) => `${firstName} ${lastName}`.trim();

/** The address as on an envelope: one text per line, none empty. */
export function addressLines({ streetAddress, city, state, zipCode }: RecordDetails): string[] {
  const region = `${state} ${zipCode}`.trim();
  return [streetAddress, [city, region].filter((part) => part !== '').join(', ')].filter((line) => line !== '');
}

/**
 * A date of birth in words, and the age in whole years.
 *
 * @param yyyymmdd as stored
 * @param now epoch milliseconds
 * @returns undefined if there is no such date
 */
export function describeDateOfBirth(yyyymmdd: string, language: string, now: number) {
  const born = findDateOfBirth(yyyymmdd);
  if (!born) return undefined;
  const today = getUtcDate(now);
  const hadBirthday = today.month > born.month || (today.month === born.month && today.day >= born.day);
  const format = dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const date = format.format(new Date(Date.UTC(born.year, born.month - 1, born.day)));
  return { date, age: today.year - born.year - (hadBirthday ? 0 : 1) };
}

import { type CalendarDate, getUtcDate, isLaterDate } from '../customer/date-of-birth';
import { findTextProblem } from '../customer/plain-text';
import { AGE_MAX_YEARS } from '../limits';
import type { IdReading, IdValues } from './id-reading';

/** What was read from a license, before it is checked. */
export type Findings = {
  values: IdValues;
  expiresOn: CalendarDate | undefined;
  country: string | undefined;
  documentType?: IdReading['documentType'];
};

/** A text that the form would refuse, or that has no letter or digit, does not count as one. */
function keepPlausible(values: IdValues): IdValues {
  const entries = Object.entries(values).filter(([, value]) =>
    typeof value === 'string' ? /[\p{L}\p{N}]/u.test(value) && !findTextProblem(value) : value !== undefined,
  );
  return Object.fromEntries(entries);
}

/** The same as in the form: not in the future, and at most so many years ago. */
function isPlausibleBirth(date: CalendarDate, today: CalendarDate): boolean {
  return !isLaterDate(date, today) && !isLaterDate({ ...today, year: today.year - AGE_MAX_YEARS }, date);
}

/** Cards that never expire have 9999 or zeros: no expiry date. */
const isPlausibleExpiry = (date: CalendarDate, birth: CalendarDate) => date.year < 2100 && isLaterDate(date, birth);

/**
 * Makes a reading from the contents of a license's barcode.
 *
 * @param epochMs the current time, to recognize a plausible date of birth
 * @returns undefined unless there are a plausible date of birth and at least one more value
 */
export function makeReading(
  { values, expiresOn, country, documentType }: Findings,
  epochMs: number,
): IdReading | undefined {
  const { dateOfBirth } = values;
  if (!dateOfBirth || !isPlausibleBirth(dateOfBirth, getUtcDate(epochMs))) return undefined;
  const kept = keepPlausible(values);
  if (Object.keys(kept).length < 2) return undefined;
  return {
    source: 'barcode',
    values: kept,
    ...(expiresOn && isPlausibleExpiry(expiresOn, dateOfBirth) && { expiresOn }),
    ...(country && { country }),
    ...(documentType && { documentType }),
  };
}

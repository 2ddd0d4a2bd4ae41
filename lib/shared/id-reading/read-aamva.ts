import { type CalendarDate, getUtcDate, isLaterDate } from '../customer/date-of-birth';
import { findTextProblem } from '../customer/plain-text';
import { isUsStateCode } from '../customer/us-states';
import { AGE_MAX_YEARS } from '../limits';
import { capitalize } from './capitalize';
import { findAamvaDate } from './find-aamva-date';
import { type AamvaElements, findAamvaElements } from './find-aamva-elements';
import { findAamvaNames } from './find-aamva-names';
import type { IdReading, IdValues } from './id-reading';

const CANADIAN_PROVINCES = new Set('AB BC MB NB NL NF NS NT NU ON PE QC PQ SK YT YU'.split(' '));
const CANADIAN_POSTAL_CODE = /^([A-Z]\d[A-Z]) ?(\d[A-Z]\d)/;
/** Five digits, and four more unless they only fill up. */
const ZIP_CODE = /^(\d{5})-?(\d{4})?\s*$/;

function findZipCode(text: string): string | undefined {
  const [, digits, plusFour] = ZIP_CODE.exec(text) ?? [];
  if (digits) return plusFour && plusFour !== '0000' ? `${digits}-${plusFour}` : digits;
  const [, area, unit] = CANADIAN_POSTAL_CODE.exec(text) ?? [];
  return area && `${area} ${unit}`;
}

/** The address of DAG to DAK; version 1 also knows a residence in DAL to DAP. */
function findAddress(elements: AamvaElements): IdValues {
  const find = (id: string, residenceId: string) => elements.get(id) || elements.get(residenceId) || '';
  const state = find('DAJ', 'DAO').toUpperCase();
  const street = [find('DAG', 'DAL'), find('DAH', 'DAM')].filter((line) => line !== '').join(', ');
  return {
    streetAddress: capitalize(street),
    city: capitalize(find('DAI', 'DAN')),
    state: isUsStateCode(state) || CANADIAN_PROVINCES.has(state) ? state : undefined,
    zipCode: findZipCode(find('DAK', 'DAP').toUpperCase()),
  };
}

/** A text that the form would refuse, or that has no letter or digit, is not one. */
function keepPlausible(values: IdValues): IdValues {
  const entries = Object.entries(values).filter(([, value]) =>
    typeof value === 'string' ? /[\p{L}\p{N}]/u.test(value) && !findTextProblem(value) : value !== undefined,
  );
  return Object.fromEntries(entries);
}

function isPlausibleBirth(date: CalendarDate, today: CalendarDate): boolean {
  return !isLaterDate(date, today) && date.year >= today.year - AGE_MAX_YEARS;
}

function findCountry(elements: AamvaElements, { state, zipCode }: IdValues): 'USA' | 'CAN' | undefined {
  const written = elements.get('DCG');
  if (written === 'USA' || written === 'CAN') return written;
  if (zipCode && CANADIAN_POSTAL_CODE.test(zipCode)) return 'CAN';
  if (!state) return undefined;
  return CANADIAN_PROVINCES.has(state) ? 'CAN' : 'USA';
}

/**
 * Reads the text of a license's barcode: versions 01 to 10 of the AAMVA standard, and what issuers made of it. Texts in
 * capitals are written as people write them. Never throws.
 *
 * @param epochMs the time it is, to tell a plausible date of birth
 * @returns undefined unless it is a license with a plausible date of birth and at least one more value
 */
export function readAamva(payload: string, epochMs: number): IdReading | undefined {
  const elements = findAamvaElements(payload);
  const dateOfBirth = findAamvaDate(elements?.get('DBB'));
  if (!elements || !dateOfBirth || !isPlausibleBirth(dateOfBirth, getUtcDate(epochMs))) return undefined;
  const { firstName = '', lastName = '' } = findAamvaNames(elements);
  const values = keepPlausible({
    firstName: capitalize(firstName),
    lastName: capitalize(lastName),
    dateOfBirth,
    ...findAddress(elements),
  });
  if (Object.keys(values).length < 2) return undefined;
  const expiresOn = findExpiry(elements, dateOfBirth);
  const country = findCountry(elements, values);
  return { source: 'barcode', values, ...(expiresOn && { expiresOn }), ...(country && { country }) };
}

/** Cards that never expire carry 9999 or zeros: they have no such date. */
function findExpiry(elements: AamvaElements, dateOfBirth: CalendarDate): CalendarDate | undefined {
  const date = findAamvaDate(elements.get('DBA'));
  return date && date.year < 2100 && isLaterDate(date, dateOfBirth) ? date : undefined;
}

import { countRight, isFieldRight } from '../../vision/mrz/check-digit';
import { type CheckedField, findFormat, type Piece } from '../../vision/mrz/zone-formats';
import { type CalendarDate, findDateOfBirth, getUtcDate, isLaterDate } from '../customer/date-of-birth';
import { findTextProblem } from '../customer/plain-text';
import { capitalize } from './capitalize';
import type { IdReading, IdValues } from './id-reading';

/** An expiry date is at most this far ahead; documents are issued for at most 15 years or so, or with no expiry. */
const EXPIRY_MAX_YEARS_AHEAD = 50;

/** Zones have two-digit years. The holder was born in the latest such year that is not in the future. */
function findBirth(yymmdd: string, today: CalendarDate): CalendarDate | undefined {
  const date = findDateOfBirth(`20${yymmdd}`);
  return date && !isLaterDate(date, today) ? date : findDateOfBirth(`19${yymmdd}`);
}

/** Also covers documents that expired before 2000. */
function findExpiry(yymmdd: string, today: CalendarDate): CalendarDate | undefined {
  const date = findDateOfBirth(`20${yymmdd}`);
  return date && date.year > today.year + EXPIRY_MAX_YEARS_AHEAD ? findDateOfBirth(`19${yymmdd}`) : date;
}

/**
 * A name that fills its field to the last character was truncated, so it is not the person's name; a name with an
 * unclear character is not offered either. Source: ICAO 9303-3, 4.6.
 */
function findNames(field: string): IdValues {
  if (!field.endsWith('<') || field.includes('?')) return {};
  const [last = '', given = ''] = field.split('<<');
  const write = (name: string) => capitalize(name.replaceAll('<', ' ').trim());
  const names = { firstName: write(given), lastName: write(last) };
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '' && !findTextProblem(name)));
}

/** Fewer correct check digits may be chance. */
const LEAST_RIGHT = 2;

/**
 * Parses the lines of a machine-readable zone (ICAO 9303: TD1, TD2, TD3, MRV-A, MRV-B). Names are capitalized the way
 * people write them. A date is omitted if its own check digit is wrong, or if there is no such date. Never throws.
 *
 * @param lines a question mark stands for an unclear character
 * @param epochMs the current time, because years only have two digits
 * @returns undefined unless the lines have the format of a zone and at least two check digits are correct
 */
export function parseMrz(lines: readonly string[], epochMs: number): IdReading | undefined {
  const format = findFormat(lines);
  if (!format || countRight(lines, format) < LEAST_RIGHT) return undefined;
  const cut = (piece: Piece | undefined) => (piece ? (lines[piece[0]]?.slice(piece[1], piece[2]) ?? '') : '');
  const [, birth, expiry] = format.fields;
  /** The date in a field, if its own check digit is correct. */
  const dateText = (field: CheckedField | undefined) =>
    field && isFieldRight(lines, field) ? cut(field.pieces[0]) : undefined;
  const today = getUtcDate(epochMs);
  const [birthText, expiryText] = [dateText(birth), dateText(expiry)];
  const dateOfBirth = birthText && findBirth(birthText, today);
  const expiresOn = expiryText && findExpiry(expiryText, today);
  const values = { ...findNames(cut(format.name)), ...(dateOfBirth && { dateOfBirth }) };
  if (Object.keys(values).length === 0) return undefined;
  const country = cut([0, 2, 5]).replaceAll('<', '');
  return {
    source: 'machine-readable-zone',
    values,
    ...(expiresOn && (!dateOfBirth || isLaterDate(expiresOn, dateOfBirth)) && { expiresOn }),
    ...(/^[A-Z]{1,3}$/.test(country) && { country }),
  };
}

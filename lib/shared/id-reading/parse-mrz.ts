import { parse } from 'mrz';
import { isZoneRight } from '../../vision/mrz/check-digit';
import { ZONE_FORMATS } from '../../vision/mrz/zone-formats';
import { type CalendarDate, findDateOfBirth, getUtcDate, isLaterDate } from '../customer/date-of-birth';
import { findTextProblem } from '../customer/plain-text';
import { capitalize } from './capitalize';
import type { IdReading, IdValues } from './id-reading';

/** An expiry date lies at most this far ahead; the longest that documents are issued for is 15 years or so, or for ever. */
const EXPIRY_MAX_YEARS_AHEAD = 50;

/** Zones write years with two digits. The holder was born in the latest such year that is not to come. */
function findBirth(yymmdd: string, today: CalendarDate): CalendarDate | undefined {
  const date = findDateOfBirth(`20${yymmdd}`);
  return date && !isLaterDate(date, today) ? date : findDateOfBirth(`19${yymmdd}`);
}

/** Also for documents that expired before 2000. */
function findExpiry(yymmdd: string, today: CalendarDate): CalendarDate | undefined {
  const date = findDateOfBirth(`20${yymmdd}`);
  return date && date.year > today.year + EXPIRY_MAX_YEARS_AHEAD ? findDateOfBirth(`19${yymmdd}`) : date;
}

/** A name that fills its place to the last character was cut to fit, so it is not the person's name. Source: ICAO 9303-3, 4.6. */
function findNames(nameField: string, { firstName, lastName }: Record<string, string | null>): IdValues {
  if (!nameField.endsWith('<')) return {};
  const names = { firstName: capitalize(firstName ?? ''), lastName: capitalize(lastName ?? '') };
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '' && !findTextProblem(name)));
}

const isZone = (lines: readonly string[]) =>
  ZONE_FORMATS.some(
    (format) =>
      lines.length === format.kinds.length &&
      lines.every((line, at) => line.length === format.kinds[at]?.length && /^[A-Z0-9<]+$/.test(line)) &&
      isZoneRight(lines, format),
  );

/**
 * Reads the lines of a machine-readable zone (ICAO 9303: TD1, TD2, TD3). Names are written as people write them. Never throws.
 *
 * @param epochMs the time it is: years have two digits only
 * @returns undefined unless all check digits are right and the date of birth is a real one
 */
export function parseMrz(lines: readonly string[], epochMs: number): IdReading | undefined {
  if (!isZone(lines)) return undefined;
  const { valid, fields } = parse([...lines]);
  const today = getUtcDate(epochMs);
  const dateOfBirth = findBirth(fields.birthDate ?? '', today);
  if (!valid || !dateOfBirth) return undefined;
  const nameField = lines.length === 3 ? (lines[2] ?? '') : (lines[0] ?? '').slice(5);
  const expiresOn = findExpiry(fields.expirationDate ?? '', today);
  const country = (lines[0] ?? '').slice(2, 5).replaceAll('<', '');
  return {
    source: 'machine-readable-zone',
    values: { ...findNames(nameField, fields), dateOfBirth },
    ...(expiresOn && isLaterDate(expiresOn, dateOfBirth) && { expiresOn }),
    ...(/^[A-Z]{1,3}$/.test(country) && { country }),
  };
}

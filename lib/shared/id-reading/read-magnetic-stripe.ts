import { type CalendarDate, findDateOfBirth } from '../customer/date-of-birth';
import { capitalize } from './capitalize';
import { makeAddress } from './find-aamva-address';
import { splitWholeName } from './find-aamva-names';
import type { IdReading } from './id-reading';
import { makeReading } from './make-reading';

/**
 * Track 1: `%`, province or state, city (`^` ends one with fewer than 13 letters), name, address, `?`. Track 2: `;`,
 * issuer and license number, `=`, expiry YYMM, birth CCYYMMDD. Source: AAMVA DL/ID Card Design Standard, annex F.
 */
const TRACKS =
  /^%([A-Z]{2})(?:([^^?]{1,12})\^|([^^?]{13})\^?)([^^?]{1,60})\^([^?]{0,80})\?\s*;(\d{6})\d*=(\d{4})(\d{8})[^?]*\?(.*)$/su;
/** Track 3 starts with its version (two characters), followed by the postal code of up to 11 characters. */
const POSTAL_CODE = /^\s*[_%#!"]*?[%#!][0-9A-Z" ]{0,2}?([A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:\d{4})?)\s/;
const CONTROL_CHARACTER = /[^\P{Cc}\s]/u;
const MOST_CHARACTERS = 500;

/**
 * Cards expire on some day of the month, so they count as valid to its end. 77 to 99 are not months, but mark cards
 * with other rules.
 */
function findExpiry(yymm: string): CalendarDate | undefined {
  for (const day of ['31', '30', '29', '28']) {
    const date = findDateOfBirth(`20${yymm}${day}`);
    if (date) return date;
  }
  return undefined;
}

/** The street lines; the last line may repeat the city, with everything that goes with it. */
function findStreetLines(address: string, city: string): string[] {
  const lines = address
    .replace(/\^.*$/s, '')
    .split('$')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isTown = lines.length > 1 && lines.at(-1)?.toUpperCase().startsWith(city.toUpperCase());
  return isTown ? lines.slice(0, -1) : lines;
}

/**
 * Parses a barcode that contains the three tracks of a magnetic stripe, as British Columbia writes it. Never throws.
 *
 * @param epochMs the current time, to recognize a plausible date of birth
 * @returns undefined unless it is one, with a plausible date of birth and at least one more value
 */
export function readMagneticStripe(payload: string, epochMs: number): IdReading | undefined {
  const text = payload.trim().replaceAll('\\$', '$');
  if (text.length > MOST_CHARACTERS || CONTROL_CHARACTER.test(text)) return undefined;
  const [, state = '', shortCity, longCity, name = '', address = '', , yymm = '', birth = '', rest = ''] =
    TRACKS.exec(text) ?? [];
  const city = (shortCity ?? longCity ?? '').trim();
  const zipCode = POSTAL_CODE.exec(rest)?.[1] ?? '';
  const [street = '', secondStreet = ''] = findStreetLines(address, city);
  const { firstName = '', lastName = '' } = splitWholeName(name.replace(/[,\s]*\$[,\s]*/g, ','));
  const { values, country } = makeAddress({ street, secondStreet, city, state, zipCode }, '');
  const names = { firstName: capitalize(firstName), lastName: capitalize(lastName) };
  return makeReading(
    { values: { ...names, dateOfBirth: findDateOfBirth(birth), ...values }, expiresOn: findExpiry(yymm), country },
    epochMs,
  );
}

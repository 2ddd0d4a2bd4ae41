import { isUsStateCode } from '../customer/us-states';
import { findZipCode } from '../customer/zip-code';
import { capitalize } from './capitalize';
import { type AamvaElements, findElement } from './find-aamva-elements';
import type { IdValues } from './id-reading';

const CANADIAN_PROVINCES = new Set('AB BC MB NB NL NF NS NT NU ON PE QC PQ SK YT YU'.split(' '));
const CANADIAN_POSTAL_CODE = /^([A-Z]\d[A-Z]) ?(\d[A-Z]\d)/;
/** How cards write a country. */
const COUNTRIES = new Map([
  ['USA', 'USA'],
  ['US', 'USA'],
  ['CAN', 'CAN'],
  ['CANADA', 'CAN'],
  ['MEX', 'MEX'],
  ['MX', 'MEX'],
  ['MEXICO', 'MEX'],
]);

/** What identifies an address before its country is known. */
export type AddressText = { street: string; secondStreet: string; city: string; state: string; zipCode: string };
export type Address = { values: IdValues; country: string | undefined };

const lettersOf = (text: string) => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Five digits, plus four more unless they are padding; some issuers pad to ten with zeros or spaces. */
function findPaddedZipCode(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  const [, area, rest = ''] = /^(\d{5})(\d{0,6})$/.exec(digits) ?? [];
  const [, plusFour] = /^(\d{4})0*$/.exec(rest) ?? [];
  return area && findZipCode(plusFour && plusFour !== '0000' ? `${area}-${plusFour}` : area);
}

function findCountry({ state, zipCode }: AddressText, written: string): string | undefined {
  const known = COUNTRIES.get(written.toUpperCase().replaceAll('.', ''));
  if (known) return known;
  if (CANADIAN_POSTAL_CODE.test(zipCode)) return 'CAN';
  if (CANADIAN_PROVINCES.has(state)) return 'CAN';
  return isUsStateCode(state) ? 'USA' : undefined;
}

/**
 * State and postal code, in the form's format for an address in the country; both are free text outside the United
 * States.
 */
function findRegion({ state, zipCode }: AddressText, country: string | undefined): IdValues {
  if (country === 'CAN') {
    const [, area, unit] = CANADIAN_POSTAL_CODE.exec(zipCode) ?? [];
    return {
      state: CANADIAN_PROVINCES.has(state) ? state : undefined,
      zipCode: area && `${area} ${unit}`,
    };
  }
  if (country === 'MEX') return { state: state || undefined, zipCode: /^\d{5}/.exec(zipCode)?.[0] };
  return { state: isUsStateCode(state) ? state : undefined, zipCode: findPaddedZipCode(zipCode) };
}

/**
 * Some issuers repeat the city, with or without state and ZIP code, on the second line of the street, or the first
 * line.
 */
function findStreet({ street, secondStreet, city, state, zipCode }: AddressText): string {
  const second = lettersOf(secondStreet);
  const town = lettersOf(city);
  const rest = second.slice(town.length);
  const isTown = town !== '' && second.startsWith(town) && lettersOf(state + zipCode).startsWith(rest);
  const isRepeated = isTown || second === lettersOf(street) || second === lettersOf(state + zipCode);
  return [street, isRepeated ? '' : secondStreet].filter((line) => line !== '').join(', ');
}

/**
 * Converts an address to what the form can use.
 *
 * @param writtenCountry as on the card; empty if it does not say
 */
export function makeAddress(text: AddressText, writtenCountry: string): Address {
  const upper = { ...text, state: text.state.toUpperCase(), zipCode: text.zipCode.toUpperCase() };
  const country = findCountry(upper, writtenCountry);
  const write = (line: string) => capitalize(line.replace(/\s+/g, ' '));
  return {
    country,
    values: { streetAddress: write(findStreet(upper)), city: write(text.city), ...findRegion(upper, country) },
  };
}

/** The address from DAG to DAK; version 1 also has a residence in DAL to DAP. */
export function findAamvaAddress(elements: AamvaElements): Address {
  const find = (home: keyof AddressText) => findElement(elements, home);
  const text = {
    street: find('street'),
    secondStreet: find('secondStreet'),
    city: find('city'),
    state: find('state'),
    zipCode: find('zipCode'),
  };
  return makeAddress(text, findElement(elements, 'country'));
}

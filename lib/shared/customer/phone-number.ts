import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Where a number of 10 digits is a United States one: the country and its territories under country code 1. */
const UNITED_STATES = ['US', 'AS', 'GU', 'MP', 'PR', 'VI'];

/**
 * Reads a phone number as people type it, assuming the United States where no country code is given.
 *
 * Numbers count when their length is possible for the country: ranges that are newer than the metadata are not refused.
 *
 * @returns 10 digits for a United States number, otherwise `+`, country code and number; undefined when it is no number
 */
export function findPhoneNumber(text: string): string | undefined {
  const phone = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
  if (!phone?.isPossible()) return undefined;
  return phone.country && UNITED_STATES.includes(phone.country) ? phone.nationalNumber : phone.number;
}

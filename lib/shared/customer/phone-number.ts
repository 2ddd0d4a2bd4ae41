import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { dropInvisible } from './pasted-text';

/** Where a 10-digit number is a United States one: the country and its territories with country code 1. */
const UNITED_STATES = ['US', 'AS', 'GU', 'MP', 'PR', 'VI'];

/** What links and contact apps put in front of a number. */
const LABEL = /^(?:tel|phone)\s*[.:]\s*/i;
/** What most of the world dials before a country code; no United States number starts with it. */
const DIALED_ABROAD = /^\(?0\s?0\)?(?=[\s\d(-])/;

/**
 * Parses a phone number the way people type and paste it, assuming the United States if no country code is given.
 *
 * An extension is dropped, because the storage has no place for it. A number is accepted if its length is possible for
 * the country, so that ranges newer than the metadata are not refused.
 *
 * @returns 10 digits for a United States number, otherwise `+`, country code and number; undefined if it is not a
 *   number
 */
export function findPhoneNumber(text: string): string | undefined {
  const number = dropInvisible(text).normalize('NFKC').replace(LABEL, '').replace(DIALED_ABROAD, '+');
  const phone = parsePhoneNumberFromString(number, { defaultCountry: 'US', extract: false });
  if (!phone?.isPossible()) return undefined;
  return phone.country && UNITED_STATES.includes(phone.country) ? phone.nationalNumber : phone.number;
}

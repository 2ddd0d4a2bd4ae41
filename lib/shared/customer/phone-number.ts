import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { dropInvisible } from './pasted-text';

/** Where a number of 10 digits is a United States one: the country and its territories under country code 1. */
const UNITED_STATES = ['US', 'AS', 'GU', 'MP', 'PR', 'VI'];

/** As links and contact apps write it before a number. */
const LABEL = /^(?:tel|phone)\s*[.:]\s*/i;
/** What most of the world dials before a country code; no number of the United States begins so. */
const DIALED_ABROAD = /^\(?0\s?0\)?(?=[\s\d(-])/;

/**
 * Reads a phone number as people type and paste it, assuming the United States where no country code is given.
 *
 * An extension is dropped: what stores the number has no place for it. Numbers count when their length is possible for the country: ranges that are newer than the metadata are not refused.
 *
 * @returns 10 digits for a United States number, otherwise `+`, country code and number; undefined when it is no number
 */
export function findPhoneNumber(text: string): string | undefined {
  const number = dropInvisible(text).normalize('NFKC').replace(LABEL, '').replace(DIALED_ABROAD, '+');
  const phone = parsePhoneNumberFromString(number, { defaultCountry: 'US', extract: false });
  if (!phone?.isPossible()) return undefined;
  return phone.country && UNITED_STATES.includes(phone.country) ? phone.nationalNumber : phone.number;
}

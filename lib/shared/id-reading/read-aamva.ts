import { capitalize } from './capitalize';
import { findAamvaAddress } from './find-aamva-address';
import { findAamvaDate } from './find-aamva-date';
import { findAamvaCard, findElement } from './find-aamva-elements';
import { findAamvaNames } from './find-aamva-names';
import { findCardType } from './find-card-type';
import type { IdReading } from './id-reading';
import { makeReading } from './make-reading';

/**
 * Parses the text of a license's barcode: versions 01 to 10 of the AAMVA standard, and issuers' variations on it. Texts
 * in all caps are capitalized the way people write them. Never throws.
 *
 * @param epochMs the current time, to recognize a plausible date of birth
 * @returns undefined unless it is a license with a plausible date of birth and at least one more value
 */
export function readAamva(payload: string, epochMs: number): IdReading | undefined {
  const card = findAamvaCard(payload);
  if (!card) return undefined;
  const { elements } = card;
  const { firstName = '', lastName = '' } = findAamvaNames(elements);
  const { values, country } = findAamvaAddress(elements);
  const names = { firstName: capitalize(firstName), lastName: capitalize(lastName) };
  const dateOfBirth = findAamvaDate(findElement(elements, 'dateOfBirth'));
  const expiresOn = findAamvaDate(findElement(elements, 'expiresOn'));
  const documentType = findCardType(card);
  return makeReading({ values: { ...names, dateOfBirth, ...values }, expiresOn, country, documentType }, epochMs);
}

import { type AamvaElements, findElement } from './find-aamva-elements';

type Names = { firstName?: string | undefined; lastName?: string | undefined };

const SUFFIX = /^(?:JR|SR|II|III|IV|V|1ST|2ND|3RD)\.?$/i;
const SEPARATOR = /[,@$]/;

/**
 * Splits a name that is in one element: last, first, middle; or last, then all given names separated by spaces. Without
 * a separator there is no telling which is which.
 */
export function splitWholeName(name: string): Names {
  const parts = name.split(SEPARATOR).map((part) => part.trim());
  const [lastName = '', ...given] = parts.filter((part) => part !== '' && !SUFFIX.test(part));
  // With more separators, they separate the given names, so a space is part of a name.
  const firstName = parts.length > 2 ? given[0] : given[0]?.split(/\s+/)[0];
  return firstName && lastName ? { firstName, lastName } : {};
}

/**
 * Finds the names: DCS with DAC or DCT since version 2, and DAA, or DAB with DAC, in version 1; or all names in one of
 * these.
 */
export function findAamvaNames(elements: AamvaElements): Names {
  const family = elements.get('DCS') || elements.get('DAB') || '';
  const given = elements.get('DAC') || elements.get('DCT') || '';
  const isInOne = given === '' && SEPARATOR.test(family);
  const whole = splitWholeName(isInOne ? family : (elements.get('DAA') ?? ''));
  const isCut = (home: 'isFirstNameCut' | 'isLastNameCut') => findElement(elements, home) === 'T';
  return {
    firstName: isCut('isFirstNameCut') ? undefined : given.split(',')[0]?.trim() || whole.firstName,
    lastName: isCut('isLastNameCut') ? undefined : (!isInOne && family) || whole.lastName,
  };
}

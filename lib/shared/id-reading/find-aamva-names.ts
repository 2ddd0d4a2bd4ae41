import type { AamvaElements } from './find-aamva-elements';

type Names = { firstName?: string | undefined; lastName?: string | undefined };

/** The names on the card were cut to fit, so they are not the person's names. Source: AAMVA, DDE and DDF. */
const isCut = (elements: AamvaElements, id: string) => elements.get(id) === 'T';

/** In one element: last, first, middle. Without commas nobody can tell which is which. */
function splitWholeName(name: string): Names {
  const [lastName, firstName] = name.split(/[,@$]/).map((part) => part.trim());
  return firstName ? { firstName, lastName } : {};
}

/** Given names in one element, the first before a comma. */
const firstOf = (givenNames: string | undefined) => givenNames?.split(',')[0]?.trim();

/** Finds the names: DCS with DAC or DCT since version 2, and DAA, or DAB with DAC, in version 1. */
export function findAamvaNames(elements: AamvaElements): Names {
  const whole = splitWholeName(elements.get('DAA') ?? '');
  const lastName = elements.get('DCS') || elements.get('DAB') || whole.lastName;
  const firstName = elements.get('DAC') || firstOf(elements.get('DCT')) || whole.firstName;
  return {
    firstName: isCut(elements, 'DDF') ? undefined : firstName,
    lastName: isCut(elements, 'DDE') ? undefined : lastName,
  };
}

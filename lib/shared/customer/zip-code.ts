import { dropInvisible } from './pasted-text';

/** Between the five digits and the four: any dash or minus, spaces, or nothing. */
const ZIP_CODE = /^(\d{5})[\s\p{Pd}\u2212]*(\d{4})?$/u;

/**
 * Parses a ZIP code the way people type and paste it: with full-width digits, any dash or space, and invisible
 * characters.
 *
 * @returns 12345 or 12345-6789; undefined if it is not a ZIP code
 */
export function findZipCode(text: string): string | undefined {
  const [, area, plusFour] = ZIP_CODE.exec(dropInvisible(text).normalize('NFKC')) ?? [];
  return area && plusFour ? `${area}-${plusFour}` : area;
}

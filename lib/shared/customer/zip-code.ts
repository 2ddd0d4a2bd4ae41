import { dropInvisible } from './pasted-text';

/** Between the five digits and the four: any dash or minus, blanks, or nothing. */
const ZIP_CODE = /^(\d{5})[\s\p{Pd}\u2212]*(\d{4})?$/u;

/**
 * Reads a ZIP code as people type and paste it: full-width digits, any dash or a blank, and what cannot be seen.
 *
 * @returns 12345 or 12345-6789; undefined when it is no ZIP code
 */
export function findZipCode(text: string): string | undefined {
  const [, area, plusFour] = ZIP_CODE.exec(dropInvisible(text).normalize('NFKC')) ?? [];
  return area && plusFour ? `${area}-${plusFour}` : area;
}

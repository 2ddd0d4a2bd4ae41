/**
 * Invisible characters that come along when a number or an address is copied from another program: writing direction
 * marks, joiners, byte order marks, soft hyphens, and whatever turns a character into an emoji.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Removes invisible characters, and trims. Only for phone numbers, email addresses and ZIP codes: names may need them.
 */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

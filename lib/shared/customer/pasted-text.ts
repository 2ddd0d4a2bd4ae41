/**
 * What comes along when a number or an address is copied from another program: marks for the direction of writing, joiners, byte
 * order marks, soft hyphens, and what makes a sign an emoji. None of them can be seen.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Drops what cannot be seen, and white space at the ends. For phone numbers, email addresses and ZIP codes only: names may need it. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '').trim();
}

import { z } from 'zod';

/** Longest address that mail systems carry, in characters (RFC 5321, section 4.5.3.1.3). */
const EMAIL_MAX_CHARACTERS = 254;
const emailSchema = z.email({ pattern: z.regexes.rfc5322Email }).max(EMAIL_MAX_CHARACTERS);

/** Tells whether a text, without white space around it, is an email address. */
export function isEmailAddress(text: string): boolean {
  return !/\p{Cc}/u.test(text) && emailSchema.safeParse(text).success;
}

/** The form in which addresses are compared: trimmed and lower-cased (STORAGE-API, rule 2). */
export function normalizeEmailAddress(text: string): string {
  return text.trim().toLowerCase();
}

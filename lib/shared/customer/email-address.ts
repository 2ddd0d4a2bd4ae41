import { z } from 'zod';
import { dropInvisible } from './pasted-text';

/** Longest address that mail can be sent to, in characters (RFC 5321). */
const EMAIL_MAX_CHARACTERS = 254;
const LOCAL_PART_MAX_CHARACTERS = 64;
/** The last part of a domain: all of today's have two letters or more, or begin with xn--. */
const TOP_LEVEL_DOMAIN = /^[a-z][a-z0-9-]*[a-z0-9]$/i;
/** A part of a domain: at most 63 characters, no hyphen at either end. */
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

const emailSchema = z.email({ pattern: z.regexes.html5Email });
/** A dot at either end of the name, or two together: mail systems refuse both. */
const MISPLACED_DOT = /^\.|\.\.|\.@/;

/** An email address as people paste it: without what cannot be seen, and without a link's `mailto:`. */
export function trimEmailAddress(text: string): string {
  return dropInvisible(text).replace(/^mailto:\s*/i, '');
}

/**
 * The form in which an email address is stored and compared: trimmed, ASCII letters in lower case. Other letters stay,
 * because some of them become ASCII letters when lower-cased and two different addresses would meet.
 */
export function normalizeEmailAddress(text: string): string {
  return text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Tells whether a text, already trimmed, is an email address that mail can be sent to. */
export function isEmailAddress(text: string): boolean {
  if (text.length > EMAIL_MAX_CHARACTERS) return false;
  const at = text.lastIndexOf('@');
  if (at > LOCAL_PART_MAX_CHARACTERS || !emailSchema.safeParse(text).success) return false;
  const labels = text.slice(at + 1).split('.');
  if (labels.length < 2 || !TOP_LEVEL_DOMAIN.test(labels.at(-1) ?? '')) return false;
  return labels.every((label) => DOMAIN_LABEL.test(label)) && !MISPLACED_DOT.test(text);
}

import { dropInvisible } from './pasted-text';

/** Length of the longest address that mail can be sent to, in characters (RFC 5321). */
const EMAIL_MAX_CHARACTERS = 254;
const LOCAL_PART_MAX_CHARACTERS = 64;
/** The last part of a domain: all current ones have two or more letters, or start with xn--. */
const TOP_LEVEL_DOMAIN = /^[a-z][a-z0-9-]*[a-z0-9]$/i;
/** One part of a domain: at most 63 characters, no hyphen at either end. */
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** What HTML's own email field takes. Without zod, which browsers load only once answers are checked. */
const HTML_EMAIL =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/** A dot at either end of the name, or two in a row: mail systems refuse both. */
const MISPLACED_DOT = /^\.|\.\.|\.@/;

/** Cleans up a pasted email address: removes invisible characters, and a link's `mailto:`. */
export function trimEmailAddress(text: string): string {
  return dropInvisible(text).replace(/^mailto:\s*/i, '');
}

/**
 * The form in which an email address is stored and compared: trimmed, with ASCII letters in lowercase. Other letters
 * are unchanged, because some become ASCII letters when lowercased, and two different addresses would then match.
 */
export function normalizeEmailAddress(text: string): string {
  return text.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether a text, already trimmed, is an email address that mail can be sent to. */
export function isEmailAddress(text: string): boolean {
  if (text.length > EMAIL_MAX_CHARACTERS) return false;
  const at = text.lastIndexOf('@');
  if (at > LOCAL_PART_MAX_CHARACTERS || !HTML_EMAIL.test(text)) return false;
  const labels = text.slice(at + 1).split('.');
  if (labels.length < 2 || !TOP_LEVEL_DOMAIN.test(labels.at(-1) ?? '')) return false;
  return labels.every((label) => DOMAIN_LABEL.test(label)) && !MISPLACED_DOT.test(text);
}

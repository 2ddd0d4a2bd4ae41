import { isEmailAddress } from '../customer/email-address';

/** Where people get help: the text they read, and the link behind it. */
export type SupportContact = { text: string; href: string };

/** Digits with the usual separators between them; a leading plus is allowed. */
const PHONE_NUMBER = /^\+?[\d\s().-]{5,30}$/;
const PHONE_MIN_DIGITS = 5;

/** Whether a text is an https address without a user name in it. */
export function isHttpsAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

/**
 * Parses an email address, a phone number or an https address.
 *
 * @param text trimmed
 * @returns undefined if it is none of them
 */
export function findSupportContact(text: string): SupportContact | undefined {
  if (isEmailAddress(text)) return { text, href: `mailto:${text}` };
  if (isHttpsAddress(text)) return { text: text.replace(/^https:\/\//i, '').replace(/\/$/, ''), href: text };
  const number = text.replace(/[^\d+]/g, '');
  if (!PHONE_NUMBER.test(text) || number.replace('+', '').length < PHONE_MIN_DIGITS) return undefined;
  return { text, href: `tel:${number}` };
}

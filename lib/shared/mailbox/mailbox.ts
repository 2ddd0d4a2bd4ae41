import type { RefusalCode } from '../refusal';

/** How many digits a code has. */
export const CODE_DIGITS = 6;

const MINUTE_MS = 60 * 1000;

/** How long a code can be typed in, in milliseconds. */
export const CODE_MAX_AGE_MS = 10 * MINUTE_MS;

/** How many times a code may be tried. */
export const CODE_MAX_TRIES = 5;

/** How long a proved mailbox counts for the form that proved it, in milliseconds, if it is not sent before. */
export const MAILBOX_PROOF_MAX_AGE_MS = 60 * MINUTE_MS;

/** The form that asks for a code: only this form can use the code. */
export type MailboxForm = {
  /** The form's own secret; see submission.ts. */
  submissionKey: string;
  /** The secret of its status link, which may be proof enough. */
  statusSecret: string;
  emailAddress: string;
};

/**
 * The answer to a request for a code. `isNeeded` is false if the status link proves enough: no code was sent then.
 * Nothing in it depends on whether the email address is a customer's.
 */
export type SendCodeAnswer = { ok: true; isNeeded: boolean } | { ok: false; problem: RefusalCode };

/** `ended`: the code is too old, was tried too often, or was replaced. */
export type TryCodeAnswer =
  | { ok: true; result: 'proved' | 'ended' }
  | { ok: true; result: 'wrong'; triesLeft: number }
  | { ok: false; problem: RefusalCode };

/** The actions a page passes to the form if email addresses are confirmed by a code. */
export type MailboxActions = {
  sendCode(form: MailboxForm): Promise<SendCodeAnswer>;
  tryCode(form: MailboxForm, code: string): Promise<TryCodeAnswer>;
};

/** The zeros of Arabic and Persian keyboards, in whose blocks the other digits follow. */
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** The letters and digits of what was typed or pasted, with digits of any width and of Arabic keyboards as 0 to 9. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(ARABIC_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Whether this could be a code. */
export const isCode = (text: string): boolean => text.length === CODE_DIGITS && /^[0-9]+$/.test(text);

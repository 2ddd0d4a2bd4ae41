import { z } from 'zod';
import { isEmailAddress, normalizeEmailAddress } from '../../shared/customer/email-address';
import { isCode, type MailboxForm, type SendCodeAnswer, type TryCodeAnswer } from '../../shared/mailbox/mailbox';
import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import { sendCode } from '../applications/mailbox/send-code';
import { tryCode } from '../applications/mailbox/try-code';
import { isLinkEnough } from '../applications/submissions/present-record';
import { type Door, makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { env } from '../env';
import type { AddressLimit } from '../http/address-limit';
import { findLanguage } from '../http/find-language';
import { isSecretToken } from '../secret-token';
import { getStorage } from '../storage/get-storage';
import { enterAsApplicant, isForEmail } from './applicant-entry';

const HOUR_MS = 60 * 60 * 1000;

/**
 * As many as one address may submit, and twenty a minute for all of them: these mails go to whoever a stranger names. A
 * form that is refused can still be sent, without a code. sendCode also limits them for each mailbox.
 */
const CODES_PER_ADDRESS: AddressLimit = { name: 'mailbox-code', max: 60, windowMs: HOUR_MS, overallMax: 1_200 };
/** A code has its own limit; this one keeps an address from trying many. */
const TRIES_PER_ADDRESS: AddressLimit = { name: 'mailbox-try', max: 300, windowMs: HOUR_MS };

const mailboxForm: z.ZodType<MailboxForm> = z.object({
  submissionKey: z.uuid(),
  statusSecret: z.string().refine(isSecretToken),
  emailAddress: z.string().max(1_000).transform(normalizeEmailAddress).refine(isEmailAddress),
});

const refuse = ({ code }: Refusal<'form-closed' | CommonRefusalCode>) => ({ ok: false as const, problem: code });

const OF_APPLICANTS = { family: 'applicant action', isForOwnPages: true, enter: enterAsApplicant } as const;

/** Emails a code to the address that an applicant entered, unless their status link is proof enough. */
export const sendCodeDoor: Door<SendCodeAnswer> = makeDoor({
  ...OF_APPLICANTS,
  name: 'send-mailbox-code',
  addressLimit: CODES_PER_ADDRESS,
  input: z.tuple([mailboxForm]),
  refuse: (refused): SendCodeAnswer => refuse(refused),
  work: async (caller, [form]) => {
    const { database, headers, now } = caller;
    if (!env().isEmailVerified) return refusal('invalid-input');
    if (!isForEmail(caller, form.emailAddress)) return refusal('form-closed');
    const storage = await getStorage();
    if (await isLinkEnough({ database, storage }, { ...form, now })) return { ok: true, isNeeded: false };
    const language = findLanguage(headers);
    const result = await sendCode(form, { database, keys: await storage.openKeys(), language, now });
    if (result === 'sent') return { ok: true, isNeeded: true };
    return refusal(result === 'too-many' ? 'too-many' : 'unexpected');
  },
});

/** Takes the code that an applicant typed in; what it proves is kept for their form. */
export const tryCodeDoor: Door<TryCodeAnswer> = makeDoor({
  ...OF_APPLICANTS,
  name: 'try-mailbox-code',
  addressLimit: TRIES_PER_ADDRESS,
  input: z.tuple([mailboxForm, z.string().refine(isCode)]),
  refuse: (refused): TryCodeAnswer => refuse(refused),
  work: async (caller, [form, code]) => {
    const { database, now } = caller;
    if (!env().isEmailVerified) return refusal('invalid-input');
    if (!isForEmail(caller, form.emailAddress)) return refusal('form-closed');
    const keys = await (await getStorage()).openKeys();
    return { ok: true, ...(await tryCode(database, keys, form, { code, now })) };
  },
});

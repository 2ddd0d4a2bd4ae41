import { z } from 'zod';
import { isEmailAddress, normalizeEmailAddress } from '../../shared/customer/email-address';
import { type MailAnswer, READ_MAX_BYTES, type ReadAnswer } from '../../shared/later/later';
import type { Refusal } from '../../shared/refusal';
import type { Caller } from '../door/call';
import { type Door, makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import type { AddressLimit } from '../http/address-limit';
import { findLanguage } from '../http/find-language';
import { getPortalOrigin } from '../http/portal-origin';
import { countUse, type RateLimit } from '../http/rate-limit';
import { mailLaterLink } from '../later/mail-later-link';
import { canSendMail } from '../mail/send-mail';
import { findWholeParcel } from '../parcels/open-parcel';
import { removeExpiredParcels } from '../parcels/remove-parcels';
import { isSecretToken } from '../secret-token';

const HOUR_MS = 60 * 60 * 1000;

/** A draft of the maximum size comes in seventeen parts. */
const READS_PER_ADDRESS: AddressLimit = { name: 'draft-read', max: 2_000, windowMs: HOUR_MS };

/**
 * Strangers can have us send email, though none of it is in their words: few per address, few per mailbox, and none
 * without a draft.
 */
const MAILS_PER_ADDRESS: AddressLimit = { name: 'draft-mail', max: 20, windowMs: HOUR_MS, overallMax: 600 };
const MAILS_PER_MAILBOX: RateLimit = { name: 'draft-mail-to', max: 5, windowMs: 24 * HOUR_MS };

const secret = z.string().refine(isSecretToken);
const emailAddress = z.string().max(1_000).transform(normalizeEmailAddress).refine(isEmailAddress);

async function enter(caller: Caller) {
  await removeExpiredParcels(caller.database, caller.now);
  return caller;
}

const refuse = ({ code }: Refusal) => ({ ok: false as const, problem: code });

const findDraft = ({ database, now }: Caller, parcel: string) =>
  findWholeParcel(database.kysely, { parcel, purpose: 'draft', now });

/** Gives anyone who knows its id a part of a saved draft, as the browser encrypted it. */
export const readDraftDoor: Door<ReadAnswer> = makeDoor({
  name: 'read-draft',
  family: 'form action',
  isForOwnPages: true,
  addressLimit: READS_PER_ADDRESS,
  enter,
  input: z.tuple([secret, z.number().int().min(0)]),
  refuse: (refused): ReadAnswer => refuse(refused),
  work: async (caller, [parcel, offset]) => {
    const draft = await findDraft(caller, parcel);
    if (!draft) return refusal('link-ended');
    const part = draft.subarray(offset, offset + READ_MAX_BYTES);
    return { ok: true, totalByteCount: draft.length, base64: part.toString('base64') };
  },
});

/**
 * Emails the link to a saved draft to the person who saved it. Its key passes through, and is neither stored nor
 * logged.
 */
export const mailDraftLinkDoor: Door<MailAnswer> = makeDoor({
  name: 'mail-draft-link',
  family: 'form action',
  isForOwnPages: true,
  addressLimit: MAILS_PER_ADDRESS,
  enter,
  input: z.tuple([z.object({ parcel: secret, key: secret }), emailAddress]),
  refuse: (refused): MailAnswer => refuse(refused),
  work: async (caller, [link, to]) => {
    const { database, headers, now } = caller;
    if (!canSendMail()) return refusal('invalid-input');
    if (!(await findDraft(caller, link.parcel))) return refusal('link-ended');
    if (!(await countUse(database, MAILS_PER_MAILBOX, to, now))) return refusal('too-many');
    const language = findLanguage(headers);
    const isSent = await mailLaterLink({ link, emailAddress: to, origin: getPortalOrigin(headers), language });
    return isSent ? { ok: true } : refusal('unexpected');
  },
});

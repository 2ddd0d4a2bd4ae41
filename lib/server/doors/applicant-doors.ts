import { z } from 'zod';
import type { Refusal } from '../../shared/refusal';
import type { Delivery, SubmissionOutcome } from '../../shared/submission/submission';
import { findShownConsent } from '../applications/consents/find-shown-consent';
import { findMailboxProof } from '../applications/mailbox/mailbox-proof';
import { makeReceivedMails } from '../applications/status-links/received-mails';
import { readSubmission } from '../applications/submissions/read-submission';
import { digestSubmission } from '../applications/submissions/submission-digest';
import { submitCustomer } from '../applications/submissions/submit-customer';
import { makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { env } from '../env';
import type { AddressLimit } from '../http/address-limit';
import { findLanguage } from '../http/find-language';
import { getStorage } from '../storage/get-storage';
import { enterAsApplicant, isForEmail } from './applicant-entry';
import { isOurFailure, notSubmitted, WITHOUT_CODE, WITHOUT_CONSENT } from './not-submitted';

/** Generous for an office behind one address, and slow for someone trying out email addresses. */
export const SUBMISSIONS_PER_ADDRESS: AddressLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

/**
 * The total for all addresses, when anyone may submit: fifty a minute, many times what a busy portal sees, and with two
 * photos of 4 MB each at most 24 GB per hour.
 */
const OPEN_SUBMISSIONS: AddressLimit = { ...SUBMISSIONS_PER_ADDRESS, overallMax: 3_000 };

const AS_APPLICANT = { source: 'applicant', mayChange: 'own' } as const;

/** Accepts an applicant's form, if it is open to everyone, or if their status link asks them for more. */
export const submitAsApplicantDoor = makeDoor({
  name: 'submit-as-applicant',
  family: 'applicant action',
  isForOwnPages: true,
  addressLimit: OPEN_SUBMISSIONS,
  enter: enterAsApplicant,
  input: z.tuple([z.unknown()]),
  refuse: (refused, input, effects) => notSubmitted(refused, input?.[0], effects),
  isOurFailure,
  work: async (caller, [submission]): Promise<SubmissionOutcome | Refusal<'form-closed'>> => {
    const { database, headers, now, effects } = caller;
    const checked = await readSubmission(database, submission, now);
    if ('kind' in checked) return checked;
    const { submissionKey, customer, saysMailboxProved } = checked;
    const { emailAddress } = customer;
    if (!isForEmail(caller, emailAddress)) return refusal('form-closed');
    const consent = await findShownConsent(database, checked.consent, now);
    if (!consent) return WITHOUT_CONSENT;
    const language = findLanguage(headers);
    const storage = await getStorage();
    const mails = makeReceivedMails({ database, openKeys: storage.openKeys }, () => now);
    const id = digestSubmission(checked);
    const { isEmailVerified } = env();
    const use = { submissionId: id, now };
    const mailboxProof = isEmailVerified
      ? await findMailboxProof(database.kysely, { submissionKey, emailAddress }, use)
      : undefined;
    if (isEmailVerified && saysMailboxProved && !mailboxProof) return WITHOUT_CODE;
    const entry = { ...AS_APPLICANT, mailboxProof };
    const noteDelivery = (delivery: Delivery) => {
      effects.delivery = delivery;
    };
    return submitCustomer(checked, { database, storage, entry, language, consent, ...mails, noteDelivery, id });
  },
});

import { z } from 'zod';
import type { Refusal } from '../../shared/refusal';
import type { SubmissionOutcome } from '../../shared/submission/submission';
import { findShownConsent } from '../applications/consents/find-shown-consent';
import { digestEmailAddress } from '../applications/digest-email-address';
import { type Applicant, findApplication } from '../applications/status-links/application-record';
import { mailStatus } from '../applications/status-links/mail-status';
import { readSubmission } from '../applications/submissions/read-submission';
import { submitCustomer } from '../applications/submissions/submit-customer';
import type { Caller } from '../door/call';
import { makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { env } from '../env';
import type { AddressLimit } from '../http/address-limit';
import { findLanguage } from '../http/find-language';
import { isSecretToken } from '../secret-token';
import { getStorage } from '../storage/get-storage';
import { isOurFailure, notSubmitted, WITHOUT_CONSENT } from './not-submitted';

/** Generous for an office behind one address, and slow for someone trying out email addresses. */
export const SUBMISSIONS_PER_ADDRESS: AddressLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

/**
 * The total for all addresses, when anyone may submit: fifty a minute, many times what a busy portal sees, and with two
 * photos of 4 MB each at most 24 GB per hour.
 */
const OPEN_SUBMISSIONS: AddressLimit = { ...SUBMISSIONS_PER_ADDRESS, overallMax: 3_000 };

const AS_APPLICANT = { source: 'applicant', mayChange: 'own' } as const;

type ApplicantCaller = Caller & {
  /** If the form is closed, the digest of the only email that the caller's status link is valid for. */
  onlyEmailDigest: string | undefined;
};

/** Lets everyone in if the form is open; if it is not, people whose status link asks them for more. */
async function enterAsApplicant(caller: Caller, [submission]: readonly unknown[]) {
  if (env().publicForm !== 'invited') return { ...caller, onlyEmailDigest: undefined } satisfies ApplicantCaller;
  const { statusSecret } = (submission ?? {}) as { statusSecret?: unknown };
  if (!isSecretToken(statusSecret)) return refusal('form-closed');
  const application = await findApplication(caller.database.kysely, statusSecret, caller.now);
  if (!application) return refusal('form-closed');
  return { ...caller, onlyEmailDigest: application.email_digest } satisfies ApplicantCaller;
}

/** Accepts an applicant's form, if it is open to everyone, or if their status link asks them for more. */
export const submitAsApplicantDoor = makeDoor({
  name: 'submit-as-applicant',
  family: 'applicant action',
  isForOwnPages: true,
  addressLimit: OPEN_SUBMISSIONS,
  enter: enterAsApplicant,
  input: z.tuple([z.unknown()]),
  refuse: notSubmitted,
  isOurFailure,
  work: async ({ database, headers, now, onlyEmailDigest }, [submission]): Promise<SubmissionOutcome | Refusal> => {
    const checked = await readSubmission(database, submission, now);
    if ('kind' in checked) return checked;
    const isOther = digestEmailAddress(checked.customer.emailAddress) !== onlyEmailDigest;
    if (onlyEmailDigest !== undefined && isOther) return refusal('form-closed');
    const consent = await findShownConsent(database, checked.consent, now);
    if (!consent) return WITHOUT_CONSENT;
    const language = findLanguage(headers);
    const onReceived = (applicant: Applicant) => void mailStatus(database, 'received', applicant, now);
    const options = { database, storage: await getStorage(), entry: AS_APPLICANT, language, consent, onReceived };
    return submitCustomer(checked, options);
  },
});

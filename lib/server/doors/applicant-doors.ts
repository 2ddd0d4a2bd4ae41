import { z } from 'zod';
import type { SubmissionOutcome } from '../../shared/submission/submission';
import { chooseLanguage } from '../../shared/words/choose-language';
import { digestEmailAddress } from '../applications/digest-email-address';
import { findApplication } from '../applications/status-links/application-record';
import { readSubmission } from '../applications/submissions/read-submission';
import { submitCustomer } from '../applications/submissions/submit-customer';
import type { Caller } from '../door/call';
import { makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { env } from '../env';
import type { AddressLimit } from '../http/address-limit';
import { isSecretToken } from '../secret-token';
import { getStorage } from '../storage/get-storage';
import { notSubmitted } from './not-submitted';

/** Generous for an office behind one address, and slow for whoever tries out email addresses. */
export const SUBMISSIONS_PER_ADDRESS: AddressLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

/**
 * Of all addresses together, where anybody may submit: fifty a minute, many times what a busy portal sees, and at two
 * photos of 4 MB each not more than 24 GB in an hour.
 */
const OPEN_SUBMISSIONS: AddressLimit = { ...SUBMISSIONS_PER_ADDRESS, overallMax: 3_000 };

const AS_APPLICANT = { source: 'applicant', mayChange: 'own' } as const;

type Applicant = Caller & {
  /** Where the form is closed, the digest of the one email that the caller's status link is good for. */
  onlyEmailDigest: string | undefined;
};

/** Lets everybody in where the form is open; where it is not, those who were asked for more by their status link. */
async function enterAsApplicant(caller: Caller, [submission]: readonly unknown[]) {
  if (env().publicForm !== 'invited') return { ...caller, onlyEmailDigest: undefined } satisfies Applicant;
  const { statusSecret } = (submission ?? {}) as { statusSecret?: unknown };
  if (!isSecretToken(statusSecret)) return refusal('form-closed');
  const application = await findApplication(caller.database.kysely, statusSecret, caller.now);
  if (!application) return refusal('form-closed');
  return { ...caller, onlyEmailDigest: application.email_digest } satisfies Applicant;
}

/** Takes the form of an applicant, where it is open to everybody, or to whom a status link asks for more. */
export const submitAsApplicantDoor = makeDoor({
  name: 'submit-as-applicant',
  family: 'applicant action',
  isForOwnPages: true,
  addressLimit: OPEN_SUBMISSIONS,
  enter: enterAsApplicant,
  input: z.tuple([z.unknown()]),
  refuse: notSubmitted,
  work: async ({ database, headers, now, onlyEmailDigest }, [submission]) => {
    const checked = await readSubmission(database, submission, now);
    if ('kind' in checked) return checked;
    const isOther = digestEmailAddress(checked.customer.emailAddress) !== onlyEmailDigest;
    if (onlyEmailDigest !== undefined && isOther) return refusal('form-closed');
    const language = chooseLanguage(headers.get('accept-language'));
    const options = { database, storage: await getStorage(), entry: AS_APPLICANT, language };
    const outcome: SubmissionOutcome = await submitCustomer(checked, options);
    return outcome;
  },
});

import { z } from 'zod';
import type { SubmissionOutcome } from '../../shared/submission/submission';
import { readSubmission } from '../applications/submissions/read-submission';
import { submitCustomer } from '../applications/submissions/submit-customer';
import { makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { env } from '../env';
import type { AddressLimit } from '../http/address-limit';
import { getStorage } from '../storage/get-storage';
import { notSubmitted } from './not-submitted';

/** Generous for an office behind one address, and slow for whoever tries out email addresses. */
export const SUBMISSIONS_PER_ADDRESS: AddressLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

/**
 * Of all addresses together, where anybody may submit: fifty a minute, many times what a busy portal sees, and at two
 * photos of 4 MB each not more than 24 GB in an hour.
 */
const OPEN_SUBMISSIONS: AddressLimit = { ...SUBMISSIONS_PER_ADDRESS, overallMax: 3_000 };

const AS_APPLICANT = { source: 'applicant', mayChange: 'own-refused' } as const;

/** Takes the form of an applicant, where it is open to everybody. */
export const submitAsApplicantDoor = makeDoor({
  name: 'submit-as-applicant',
  family: 'applicant action',
  isForOwnPages: true,
  addressLimit: OPEN_SUBMISSIONS,
  enter: async (caller) => (env().publicForm === 'invited' ? refusal('form-closed') : caller),
  input: z.tuple([z.unknown()]),
  refuse: notSubmitted,
  work: async ({ database, now }, [submission]): Promise<SubmissionOutcome> => {
    const checked = await readSubmission(database, submission, now);
    if ('kind' in checked) return checked;
    return submitCustomer(checked, { database, storage: await getStorage(), entry: AS_APPLICANT });
  },
});

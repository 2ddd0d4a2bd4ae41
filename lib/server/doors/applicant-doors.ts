import { z } from 'zod';
import type { SubmissionOutcome } from '../../shared/submission/submission';
import { checkSubmission } from '../applications/submissions/check-submission';
import { submitCustomer } from '../applications/submissions/submit-customer';
import { makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { env } from '../env';
import type { RateLimit } from '../http/rate-limit';
import { getStorageClient } from '../storage/get-storage-client';
import { isStorageRemote } from '../storage/is-storage-remote';
import { notSubmitted } from './not-submitted';

/** Generous for an office behind one address, and slow for whoever tries out email addresses. */
export const SUBMISSIONS_PER_ADDRESS: RateLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

const AS_APPLICANT = { source: 'applicant', mayChange: 'refused' } as const;

/** Takes the form of an applicant, where it is open to everybody. */
export const submitAsApplicantDoor = makeDoor({
  name: 'submit-as-applicant',
  family: 'applicant action',
  isForOwnPages: true,
  addressLimit: SUBMISSIONS_PER_ADDRESS,
  enter: async (caller) => (env().publicForm === 'invited' ? refusal('form-closed') : caller),
  input: z.tuple([z.unknown()]),
  refuse: notSubmitted,
  work: async ({ database }, [submission]): Promise<SubmissionOutcome> => {
    const checked = checkSubmission(submission);
    if ('kind' in checked) return checked;
    const backends = { database, storage: getStorageClient(), isRemote: isStorageRemote() };
    return submitCustomer(checked, { ...backends, entry: AS_APPLICANT });
  },
});

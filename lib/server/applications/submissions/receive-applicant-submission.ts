import 'server-only';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { getDatabase } from '../../db/connection/get-database';
import { env } from '../../env';
import { type AddressLimit, countUseByAddress } from '../../http/address-limit';
import { getStorage } from '../../storage/get-storage';
import { answerFailures } from './answer-failures';
import { checkSubmission } from './check-submission';
import type { Entry } from './entry';
import { submitCustomer } from './submit-customer';

/** Generous for an office behind one address, and slow for whoever tries out email addresses. */
export const SUBMISSIONS_PER_ADDRESS: AddressLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

/**
 * Of all addresses together, where anybody may submit: fifty a minute, many times what a busy portal sees, and at two
 * photos of 4 MB each not more than 24 GB in an hour.
 */
const OPEN_SUBMISSIONS: AddressLimit = { ...SUBMISSIONS_PER_ADDRESS, overallMax: 3_000 };

const AS_APPLICANT: Entry = { source: 'applicant', mayChange: 'own-refused' };

async function receive(submission: unknown, clientAddress: string): Promise<SubmissionOutcome> {
  const database = await getDatabase();
  if (!(await countUseByAddress(database, OPEN_SUBMISSIONS, clientAddress, Date.now()))) {
    return { kind: 'failed', problem: 'too-many', delivery: 'not-sent' };
  }
  if (env().publicForm === 'invited') return { kind: 'failed', problem: 'invitation-needed', delivery: 'not-sent' };
  const checked = checkSubmission(submission);
  if ('kind' in checked) return checked;
  const backends = { database, storage: await getStorage() };
  return submitCustomer(checked, { ...backends, entry: AS_APPLICANT });
}

/**
 * Limits, checks and sends what an applicant's browser posted. Never throws.
 *
 * @param clientAddress see client-address.ts
 */
export function receiveApplicantSubmission(submission: unknown, clientAddress: string): Promise<SubmissionOutcome> {
  return answerFailures('submit-as-applicant', () => receive(submission, clientAddress));
}

import 'server-only';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { getDatabase } from '../../db/connection/get-database';
import { env } from '../../env';
import { countUse, type RateLimit } from '../../http/rate-limit';
import { getStorage } from '../../storage/get-storage';
import { answerFailures } from './answer-failures';
import { checkSubmission } from './check-submission';
import type { Entry } from './entry';
import { submitCustomer } from './submit-customer';

/** Generous for an office behind one address, and slow for whoever tries out email addresses. */
export const SUBMISSIONS_PER_ADDRESS: RateLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

const AS_APPLICANT: Entry = { source: 'applicant', mayChange: 'refused' };

async function receive(submission: unknown, clientAddress: string): Promise<SubmissionOutcome> {
  const database = await getDatabase();
  if (!(await countUse(database, SUBMISSIONS_PER_ADDRESS, clientAddress, Date.now()))) {
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

import 'server-only';
import type { SubmissionOutcome } from '../../shared/submission';
import type { Database } from '../db/database';
import { isDatabaseUnavailable } from '../db/database-error';
import { getDatabase } from '../db/get-database';
import { saveIdReading } from '../id-readings/save-id-reading';
import { logUnexpected } from '../log';
import { countUse, type RateLimit } from '../rate-limit';
import { getStorageClient } from '../storage/get-storage-client';
import { type CheckedSubmission, checkSubmission } from './check-submission';
import { submitAsApplicant } from './submit-customer';

/** Generous for an office behind one address, and slow for whoever tries out email addresses. */
const SUBMISSIONS_PER_ADDRESS: RateLimit = { name: 'submit', max: 60, windowMs: 60 * 60 * 1000 };

/** The customer is stored by now: what fails here is logged, and the answer stays. */
async function keepIdReading(database: Database, { customer, idReading }: CheckedSubmission): Promise<void> {
  try {
    await saveIdReading(database, { emailAddress: customer.emailAddress, reading: idReading, now: Date.now() });
  } catch (error) {
    logUnexpected(error, 'keep-id-reading');
  }
}

async function receive(submission: unknown, clientAddress: string): Promise<SubmissionOutcome> {
  const database = await getDatabase();
  if (!(await countUse(database, SUBMISSIONS_PER_ADDRESS, clientAddress, Date.now()))) {
    return { kind: 'failed', problem: 'too-many', delivery: 'not-sent' };
  }
  const checked = checkSubmission(submission);
  if ('kind' in checked) return checked;
  const outcome = await submitAsApplicant(checked, { database, storage: getStorageClient() });
  if (outcome.kind === 'received') await keepIdReading(database, checked);
  return outcome;
}

/**
 * Limits, checks and sends what an applicant's browser posted. Never throws: what nobody foresaw is logged under an id that
 * the person can quote.
 *
 * @param clientAddress see client-address.ts
 */
export async function receiveApplicantSubmission(
  submission: unknown,
  clientAddress: string,
): Promise<SubmissionOutcome> {
  try {
    return await receive(submission, clientAddress);
  } catch (error) {
    const errorId = logUnexpected(error, 'submit-as-applicant');
    const problem = isDatabaseUnavailable(error) ? 'storage-unavailable' : 'unexpected';
    return { kind: 'failed', problem, delivery: 'unknown', errorId };
  }
}

import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { isDatabaseUnavailable } from '../../db/transactions/database-error';
import { logUnexpected } from '../../log';

/**
 * Answers a submission, whatever happens: what nobody foresaw is logged under an id that the person can quote.
 *
 * @param where a fixed word for the log
 */
export async function answerFailures(
  where: string,
  receive: () => Promise<SubmissionOutcome>,
): Promise<SubmissionOutcome> {
  try {
    return await receive();
  } catch (error) {
    const errorId = logUnexpected(error, where);
    const problem = isDatabaseUnavailable(error) ? 'storage-unavailable' : 'unexpected';
    return { kind: 'failed', problem, delivery: 'unknown', errorId };
  }
}

import type { Refusal } from '../../shared/refusal';
import type { SubmissionOutcome } from '../../shared/submission/submission';

/** What the form hears of a submission that a door refused. What failed underway may have arrived. */
export const notSubmitted = ({ code, errorId }: Refusal): SubmissionOutcome => ({
  kind: 'failed',
  problem: code,
  delivery: errorId === undefined ? 'not-sent' : 'unknown',
  errorId,
});

import type { Refusal } from '../../shared/refusal';
import type { SubmissionOutcome } from '../../shared/submission/submission';

/** What the form hears of a submission that a door refused. What failed underway may have arrived. */
export const notSubmitted = ({ code, errorId }: Refusal): SubmissionOutcome => ({
  kind: 'failed',
  problem: code,
  delivery: errorId === undefined ? 'not-sent' : 'unknown',
  errorId,
});

/** What the form hears where the text of consent that it shows is none of ours, or an old one. Loaded again, it shows the new one. */
export const WITHOUT_CONSENT: SubmissionOutcome = { kind: 'failed', problem: 'page-outdated', delivery: 'not-sent' };

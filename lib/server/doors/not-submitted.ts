import type { Refusal } from '../../shared/refusal';
import type { Delivery, SubmissionOutcome } from '../../shared/submission/submission';
import type { Effects } from '../door/call';

/** Before the portal could look it up, only the form knows whether an earlier attempt may have arrived. */
function findDelivery(submission: unknown, { delivery }: Effects): Delivery {
  if (delivery !== undefined) return delivery;
  const isNotSentYet = (submission as { isNotSentYet?: unknown } | null | undefined)?.isNotSentYet === true;
  return isNotSentYet ? 'not-sent' : 'unknown';
}

/**
 * What the form is told about a submission that a door refused. If it failed along the way, it may have arrived, unless it
 * is certain that nothing was handed over.
 */
export const notSubmitted = ({ code, errorId }: Refusal, submission: unknown, effects: Effects): SubmissionOutcome => ({
  kind: 'failed',
  problem: code,
  delivery: errorId === undefined ? 'not-sent' : findDelivery(submission, effects),
  errorId,
});

/**
 * What the form is told when the consent text it shows is not ours, or outdated. Reloading the page shows the current
 * one.
 */
export const WITHOUT_CONSENT: SubmissionOutcome = { kind: 'failed', problem: 'page-outdated', delivery: 'not-sent' };

const OUR_PROBLEMS = ['storage-unavailable', 'storage-setup', 'storage-malformed', 'outbox-full'];

/** Whether a submission failed on our side or the storage API's, so that the person's try does not count. */
export const isOurFailure = (outcome: SubmissionOutcome): boolean =>
  outcome.kind === 'failed' && OUR_PROBLEMS.includes(outcome.problem);

/**
 * What the form is told when it counts on a proved mailbox, and that proof is too old or was used for something else.
 * It then asks for another code.
 */
export const WITHOUT_CODE: SubmissionOutcome = { kind: 'failed', problem: 'code-needed', delivery: 'not-sent' };

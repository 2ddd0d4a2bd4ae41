import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { watchRefusedSize } from '@/lib/browser/refused-size';
import {
  type CustomerSubmission,
  type FailedOutcome,
  type SubmissionOutcome,
  type SubmitCustomer,
  submissionOutcomeSchema,
} from '@/lib/shared/submission/submission';

/** How long the browser waits for an answer, in milliseconds: longer than all of the server's deadlines combined. */
const ANSWER_TIMEOUT_MS = 120_000;

const failed = (problem: FailedOutcome['problem'], delivery: FailedOutcome['delivery']): FailedOutcome => ({
  kind: 'failed',
  problem,
  delivery,
});

function timeout(): { promise: Promise<never>; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout>;
  const promise = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), ANSWER_TIMEOUT_MS);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}

/**
 * Sends a submission and always reports what happened to it. Only an answer that matches the schema counts: a proxy's
 * error page can also resolve a server action.
 */
export async function sendSubmission(
  submit: SubmitCustomer,
  submission: CustomerSubmission,
): Promise<SubmissionOutcome> {
  if (!navigator.onLine) return failed('offline', 'not-sent');
  const deadline = timeout();
  const isRefusedForSize = watchRefusedSize();
  try {
    const answer = submissionOutcomeSchema.safeParse(await Promise.race([submit(submission), deadline.promise]));
    return answer.success ? answer.data : failed('no-answer', 'unknown');
  } catch (error) {
    if (unstable_isUnrecognizedActionError(error)) return failed('page-outdated', 'not-sent');
    return isRefusedForSize() ? failed('too-large-on-way', 'not-sent') : failed('no-answer', 'unknown');
  } finally {
    deadline.cancel();
  }
}

import type { Applicant } from '../status-links/application-record';
import { makeReference } from './make-reference';
import { isWaiting, type SubmissionRecord } from './submission-record';
import type { Attempt } from './write-customer';

/**
 * The reference that an answer shows: the one that was sent, or the one made for a new customer. An applicant who is
 * held, or whose submission waits, sees the same as a new customer.
 */
export function findShownReference(
  record: SubmissionRecord,
  { submission }: Pick<Attempt, 'submission'>,
): string | undefined {
  const isLikeNew = record.status_before === 'NONE' || record.was_held === 1 || isWaiting(record);
  return submission.customer.reference || (isLikeNew ? makeReference(record.id) : undefined);
}

/** The person a submission's status link is for; undefined if it has none. */
export function toApplicant(
  { submission, language }: Pick<Attempt, 'submission' | 'language'>,
  reference: string | undefined,
): Applicant | undefined {
  const { statusSecret, customer } = submission;
  if (statusSecret === undefined) return undefined;
  const { emailAddress, firstName } = customer;
  return { statusSecret, emailAddress, firstName, reference, language };
}

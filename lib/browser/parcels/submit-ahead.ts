import type { WireDocuments } from '@/lib/shared/contract/request';
import type { CustomerSubmission, SubmissionOutcome, SubmitCustomer } from '@/lib/shared/submission/submission';
import type { PhotosAhead } from './photos-ahead';

/** A submission with the photos themselves. */
type WholeSubmission = CustomerSubmission & { documents: WireDocuments };

const isPhotosNeeded = (outcome: SubmissionOutcome | undefined) =>
  outcome?.kind === 'failed' && outcome.problem === 'photos-needed';

/**
 * Submits with the photos that were sent ahead; if the server has lost one, submits again right away with the photos
 * themselves.
 */
export async function submitAhead(
  submit: SubmitCustomer,
  submission: CustomerSubmission,
  ahead: PhotosAhead,
): Promise<SubmissionOutcome> {
  const { documents } = submission as WholeSubmission;
  const outcome = await submit({ ...submission, documents: ahead.toDocuments(documents) });
  if (!isPhotosNeeded(outcome)) return outcome;
  ahead.giveUp();
  return submit(submission);
}

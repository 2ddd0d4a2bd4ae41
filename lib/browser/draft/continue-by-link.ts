import { openDraft } from './draft';
import { ANSWER_PARTS, STATUS_SECRET } from './draft-parts';

/**
 * Puts the secret of a status link into this tab's applicant draft, so that what is sent from it renews the earlier
 * submission. Typed values stay if this tab still has them; photos and keys from another attempt are removed.
 */
export async function continueByLink(statusSecret: string): Promise<void> {
  const draft = openDraft();
  await draft.clear(ANSWER_PARTS);
  await draft.save(STATUS_SECRET, statusSecret);
}

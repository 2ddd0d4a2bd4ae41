import { openDraft } from './draft';

/**
 * Puts the secret of a status link into the applicant's draft of this tab, so that what is sent from it renews what was sent
 * before. Everything else in the draft goes: it belongs to another try.
 */
export async function continueByLink(statusSecret: string): Promise<void> {
  const draft = openDraft();
  await draft.clear();
  await draft.save('statusSecret', statusSecret);
}

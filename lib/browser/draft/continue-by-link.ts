import { openDraft } from './draft';

/**
 * Puts the secret of a status link into the applicant's draft of this tab, so that what is sent from it renews what was sent
 * before. What was typed stays where this tab still has it; photos and keys of another try go.
 */
export async function continueByLink(statusSecret: string): Promise<void> {
  const draft = openDraft();
  await draft.clear(['values', 'choices']);
  await draft.save('statusSecret', statusSecret);
}

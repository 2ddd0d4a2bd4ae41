'use server';

import { receiveInvitedSubmission } from '@/lib/server/applications/submissions/receive-invited-submission';
import { findSameOriginCaller } from '@/lib/server/door/caller';
import type { CustomerSubmission, SubmissionOutcome } from '@/lib/shared/submission/submission';

/** Takes the form of somebody who was invited. Whoever has the token may call it: everything is checked again. */
export async function submitByInvitation(token: string, submission: CustomerSubmission): Promise<SubmissionOutcome> {
  const caller = await findSameOriginCaller();
  if (!caller) return { kind: 'failed', problem: 'cross-site', delivery: 'not-sent' };
  return receiveInvitedSubmission(String(token), submission, caller.address);
}

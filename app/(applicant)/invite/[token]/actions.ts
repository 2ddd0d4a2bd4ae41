'use server';

import { findSameOriginCaller } from '@/lib/server/auth/caller';
import { receiveInvitedSubmission } from '@/lib/server/submissions/receive-invited-submission';
import type { CustomerSubmission, SubmissionOutcome } from '@/lib/shared/submission';

/** Takes the form of somebody who was invited. Whoever has the token may call it: everything is checked again. */
export async function submitByInvitation(token: string, submission: CustomerSubmission): Promise<SubmissionOutcome> {
  const caller = await findSameOriginCaller();
  if (!caller) return { kind: 'failed', problem: 'cross-site', delivery: 'not-sent' };
  return receiveInvitedSubmission(String(token), submission, caller.address);
}

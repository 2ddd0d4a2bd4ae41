import 'server-only';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { getDatabase } from '../../db/connection/get-database';
import { countUseByAddress } from '../../http/address-limit';
import { getStorage } from '../../storage/get-storage';
import { findInvitation, noteInvitationUse, stateOfInvitation } from '../invitations/invitation-record';
import { answerFailures } from './answer-failures';
import { checkSubmission } from './check-submission';
import { withFixedValues } from './fixed-values';
import { SUBMISSIONS_PER_ADDRESS } from './receive-applicant-submission';
import { digestSubmission } from './submission-digest';
import { submitCustomer } from './submit-customer';

const ENDED = { kind: 'failed', problem: 'invitation-ended', delivery: 'not-sent' } as const;

/** Staff asked this very person for it, so their record may be renewed, whatever its status. */
const AS_INVITED = { source: 'invitation', mayChange: 'any' } as const;

async function receive(token: string, submission: unknown, clientAddress: string): Promise<SubmissionOutcome> {
  const database = await getDatabase();
  // No overall budget here: without an invitation nothing is stored, and strangers must not use up what the invited need.
  if (!(await countUseByAddress(database, SUBMISSIONS_PER_ADDRESS, clientAddress, Date.now()))) {
    return { kind: 'failed', problem: 'too-many', delivery: 'not-sent' };
  }
  const invitation = await findInvitation(database.kysely, token);
  if (!invitation) return ENDED;
  const fixed = { emailAddress: invitation.email, reference: invitation.reference ?? '' };
  const checked = checkSubmission(withFixedValues(submission, fixed));
  if ('kind' in checked) return checked;
  const id = digestSubmission(checked);
  const isRepeat = invitation.used_submission_id === id;
  if (!isRepeat && stateOfInvitation(invitation, Date.now()) !== 'open') return ENDED;
  const backends = { database, storage: await getStorage() };
  const outcome = await submitCustomer(checked, { ...backends, entry: AS_INVITED });
  // Whoever was refused may try again with other photos, by the same link.
  const isUsed = outcome.kind === 'received' && outcome.status !== 'FAIL';
  if (isUsed) await noteInvitationUse(database, invitation.id, id, Date.now());
  return outcome;
}

/**
 * Limits, checks and sends what an invited person's browser posted; email address and reference are those of the
 * invitation. Never throws.
 *
 * @param clientAddress see client-address.ts
 */
export function receiveInvitedSubmission(
  token: string,
  submission: unknown,
  clientAddress: string,
): Promise<SubmissionOutcome> {
  return answerFailures('submit-as-invited', () => receive(token, submission, clientAddress));
}

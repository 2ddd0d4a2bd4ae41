import { v7 as uuidv7 } from 'uuid';
import { isEmailAddress, normalizeEmailAddress, trimEmailAddress } from '../../../shared/customer/email-address';
import { isPlainText } from '../../../shared/customer/plain-text';
import { invitePath } from '../../../shared/paths';
import type { InvitationPrefill } from '../../../shared/submission/invitation';
import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import type { DocumentKeys } from '../../sealing/document-keys';
import { digestSecretToken, makeSecretToken } from '../../secret-token';
import { recordActivity } from '../../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../../staff/authority';
import { sealPrefill } from './invitation-prefill';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long an invitation can be used by default, in days. */
export const INVITATION_DEFAULT_DAYS = 7;
const INVITATION_MAX_DAYS = 90;

export type NewInvitation = { emailAddress: string; reference: string; prefill: InvitationPrefill; days: number };

/**
 * Creates the link that brings a customer to the form. Only its digest is stored: this is the only time it can be
 * shown.
 *
 * @param now epoch milliseconds
 * @returns its path, or what is wrong with the values
 * @throws AuthorityError when the role may not invite
 */
export async function makeInvitation(
  { database, keys }: { database: Database; keys: DocumentKeys },
  member: StaffMember,
  { emailAddress, reference, prefill, days }: NewInvitation,
  now: number,
): Promise<{ path: string } | { problem: 'invalid-email' | 'invalid-text' }> {
  assertMay(member, 'invite-customers');
  const email = normalizeEmailAddress(trimEmailAddress(emailAddress));
  if (!isEmailAddress(email)) return { problem: 'invalid-email' };
  const texts = [reference, ...Object.values(prefill)].map((text) => text.trim());
  // The customer could not change the reference, and would be refused for it.
  if (!texts.every(isPlainText)) return { problem: 'invalid-text' };
  const lifetimeDays = Math.min(Math.max(1, Math.round(days) || INVITATION_DEFAULT_DAYS), INVITATION_MAX_DAYS);
  const token = makeSecretToken();
  const id = uuidv7();
  await inTransaction(database, async (transaction) => {
    await transaction
      .insertInto('invitations')
      .values({
        id,
        token_digest: digestSecretToken(token),
        email,
        reference: reference.trim() || null,
        ...sealPrefill(keys, id, prefill),
        made_by: member.id,
        created_at: now,
        expires_at: now + lifetimeDays * DAY_MS,
      })
      .execute();
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(transaction, { actor, action: 'invitation.made', subjectId: id }, now);
  });
  return { path: invitePath(token) };
}

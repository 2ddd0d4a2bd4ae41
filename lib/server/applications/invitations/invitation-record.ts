import type { Kysely, Selectable } from 'kysely';
import type { InvitationState } from '../../../shared/submission/invitation';
import type { Database } from '../../db/schema/database';
import type { InvitationsTable } from '../../db/schema/invitations-table';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';
import { digestSecretToken } from '../../secret-token';
import { recordActivity } from '../../staff/activity/record-activity';

export type InvitationRecord = Selectable<InvitationsTable>;

/** The state of an invitation at `now` (epoch milliseconds). */
export function stateOfInvitation(
  { used_at, revoked_at, expires_at }: Pick<InvitationRecord, 'used_at' | 'revoked_at' | 'expires_at'>,
  now: number,
): InvitationState {
  if (used_at !== null) return 'used';
  if (revoked_at !== null) return 'revoked';
  return expires_at > now ? 'open' : 'expired';
}

/** Finds the invitation for a token, whatever its state. */
export function findInvitation(kysely: Kysely<Tables>, token: string): Promise<InvitationRecord | undefined> {
  return kysely
    .selectFrom('invitations')
    .selectAll()
    .where('token_digest', '=', digestSecretToken(token))
    .executeTakeFirst();
}

/** Finds the invitation for a token; undefined unless it can be used now. */
export async function findOpenInvitation(
  kysely: Kysely<Tables>,
  token: string,
  now: number,
): Promise<InvitationRecord | undefined> {
  const invitation = await findInvitation(kysely, token);
  return invitation && stateOfInvitation(invitation, now) === 'open' ? invitation : undefined;
}

/** Records that a submission used an invitation. Recording the same one again changes nothing. */
export async function noteInvitationUse(
  database: Database,
  invitationId: string,
  submissionId: string,
  now: number,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const noted = await transaction
      .updateTable('invitations')
      .set({ used_at: now, used_submission_id: submissionId })
      .where('id', '=', invitationId)
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (noted.numUpdatedRows === 0n) return;
    const activity = { actor: { kind: 'applicant' }, action: 'invitation.used', subjectId: invitationId } as const;
    await recordActivity(transaction, activity, now);
  });
}

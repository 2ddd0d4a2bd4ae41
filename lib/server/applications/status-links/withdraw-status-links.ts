import { sql } from 'kysely';
import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../../staff/authority';
import { digestEmailAddress } from '../digest-email-address';

/** How many status links currently show an email's record. */
export async function countStatusLinks({ kysely }: Database, emailAddress: string, now: number): Promise<number> {
  const { count } = await kysely
    .selectFrom('applications')
    .select(sql<number>`count(*)`.as('count'))
    .where('email_digest', '=', digestEmailAddress(emailAddress))
    .where('is_linked', '=', 1)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Withdraws every status link to a customer's record: from then on they show nothing, and prove nothing.
 *
 * @returns how many there were
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function withdrawStatusLinks(
  database: Database,
  member: StaffMember,
  { id, emailAddress }: { id: string; emailAddress: string },
  now: number,
): Promise<number> {
  assertMay(member, 'decide');
  const emailDigest = digestEmailAddress(emailAddress);
  return inTransaction(database, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('applications')
      .set({ withdrawn_at: now })
      .where('email_digest', '=', emailDigest)
      .where('is_linked', '=', 1)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    await transaction.deleteFrom('renewal_proofs').where('email_digest', '=', emailDigest).execute();
    if (numUpdatedRows === 0n) return 0;
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(transaction, { actor, action: 'status-link.withdrawn', subjectId: id }, now);
    return Number(numUpdatedRows);
  });
}

import type { Database } from '../../db/schema/database';
import { isUniqueViolation } from '../../db/transactions/database-error';
import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../activity/record-activity';
import { insertStaffAccount, NAME_MAX_CHARACTERS } from './insert-staff-account';
import { endStaffLink, findOpenJoinLink } from './staff-links';

/** What the single sign-on says about someone, once its answer has been verified. */
export type SingleSignOnPerson = { subject: string; email: string; isEmailVerified: boolean; name: string };

/** An existing member needs no invitation, whatever address the single sign-on now reports for them. */
async function isKnown({ kysely }: Database, providerId: string, subject: string): Promise<boolean> {
  const row = await kysely
    .selectFrom('staff_credentials')
    .select('id')
    .where('provider_id', '=', providerId)
    .where('account_id', '=', subject)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Creates the account of someone who was invited and arrives through the single sign-on instead of the link, and uses
 * up the invitation. Does nothing for anyone else: whether they may sign in is checked afterwards, as always.
 *
 * @param providerId the id of the single sign-on among the ways to sign in
 * @param now epoch milliseconds
 */
export async function joinBySingleSignOn(
  database: Database,
  providerId: string,
  person: SingleSignOnPerson,
  now: number,
): Promise<void> {
  if (!person.isEmailVerified || (await isKnown(database, providerId, person.subject))) return;
  const email = person.email.trim().toLowerCase();
  try {
    await inTransaction(database, async (transaction) => {
      const link = await findOpenJoinLink(transaction, email, now);
      if (!link || !(await endStaffLink(transaction, link.id, now))) return;
      const name = person.name.trim().slice(0, NAME_MAX_CHARACTERS) || email;
      const { role } = link;
      const id = await insertStaffAccount(transaction, { name, email, role, hasShortPassword: 0, now });
      const actor = { kind: 'staff' as const, id };
      await recordActivity(transaction, { actor, action: 'staff.joined', subjectId: id, detail: role }, now);
    });
  } catch (error) {
    // Someone with this address became a member in the meantime.
    if (!isUniqueViolation(error)) throw error;
  }
}

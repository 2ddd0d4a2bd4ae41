import type { Database } from '../../db/schema/database';
import { isUniqueViolation } from '../../db/transactions/database-error';
import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../activity/record-activity';
import { insertStaffAccount, NAME_MAX_CHARACTERS } from './insert-staff-account';
import { endStaffLink, findOpenJoinLink } from './staff-links';

/** What the single sign-on says of somebody, once its answer was verified. */
export type SingleSignOnPerson = { subject: string; email: string; isEmailVerified: boolean; name: string };

/** Somebody who comes as a member already needs no invitation, whatever address the single sign-on gives them now. */
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
 * Makes the account of somebody who was invited and comes by the single sign-on instead of the link, and uses the
 * invitation up. Does nothing for anybody else: whether they may come in is asked afterwards, as always.
 *
 * @param providerId of the single sign-on among the ways to sign in
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
    // Somebody with this address became a member in between.
    if (!isUniqueViolation(error)) throw error;
  }
}

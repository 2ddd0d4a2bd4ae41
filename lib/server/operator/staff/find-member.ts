import type { Database } from '../../db/schema/database';
import { OperatorError } from '../kit/operator-error';

/**
 * The id of the staff member that the operator named.
 *
 * @throws OperatorError when nobody has this email
 */
export async function getMemberId({ kysely }: Database, emailAddress: string): Promise<string> {
  const member = await kysely
    .selectFrom('staff_accounts')
    .select('id')
    .where('email', '=', emailAddress.trim().toLowerCase())
    .executeTakeFirst();
  if (!member) throw new OperatorError('No member of staff has this email address. Run staff-list to see everyone.');
  return member.id;
}

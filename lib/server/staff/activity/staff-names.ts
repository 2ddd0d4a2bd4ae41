import type { Database } from '../../db/schema/database';
import { assertMay, type StaffMember } from '../authority';

/** A staff member, including one who has left. */
export type StaffName = { id: string; name: string };

/**
 * The names of everyone who has or had an account, by name, to show who did something.
 *
 * @throws AuthorityError when the role may not look customers up
 */
export async function listStaffNames(member: StaffMember, { kysely }: Database): Promise<StaffName[]> {
  assertMay(member, 'look-up-customers');
  return kysely.selectFrom('staff_accounts').select(['id', 'name']).orderBy('name').orderBy('id').execute();
}

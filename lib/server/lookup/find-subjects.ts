import { hasPermission } from '../../shared/staff/staff';
import type { FoundSubject } from '../../shared/staff/subject';
import type { Directory } from '../customer-store/directory/directory';
import { LISTED_COLUMNS, toListedCustomer } from '../customer-store/directory/listed-customer';
import type { Database } from '../db/schema/database';
import { assertMay, type StaffMember } from '../staff/authority';

type Places = { database: Database; directory: Directory };

async function findCustomers(directory: Directory, ids: readonly string[]): Promise<[string, FoundSubject][]> {
  const rows = await directory.selectCustomers().select(LISTED_COLUMNS).where('id', 'in', ids).execute();
  return rows.map(toListedCustomer).map(({ id, firstName, lastName }) => {
    return [id, { kind: 'customer', name: `${firstName} ${lastName}`.trim() }];
  });
}

async function findHeld({ kysely }: Database, ids: readonly string[], now: number): Promise<[string, FoundSubject][]> {
  const query = kysely.selectFrom('held_submissions').select('id').where('id', 'in', ids);
  return (await query.where('expires_at', '>', now).execute()).map(({ id }) => [id, { kind: 'held' }]);
}

async function findInvitations({ kysely }: Database, ids: readonly string[]): Promise<[string, FoundSubject][]> {
  const rows = await kysely.selectFrom('invitations').select(['id', 'email']).where('id', 'in', ids).execute();
  return rows.map(({ id, email }) => [id, { kind: 'invitation', emailAddress: email }]);
}

/**
 * Who or what entries of the activity are about, as far as it still exists and the role may see it. The entries
 * themselves hold ids only, so whoever was erased has no name here either.
 *
 * @param ids subject ids of the entries, at most a page of them
 * @param now epoch milliseconds
 * @throws AuthorityError when the role may not see the activity
 */
export async function findSubjects(
  member: StaffMember,
  { database, directory }: Places,
  ids: readonly string[],
  now: number,
): Promise<Record<string, FoundSubject>> {
  assertMay(member, 'view-activity');
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return {};
  const may = (permission: Parameters<typeof hasPermission>[1]) => hasPermission(member.role, permission);
  const found = await Promise.all([
    may('look-up-customers') ? findCustomers(directory, wanted) : [],
    may('decide') ? findHeld(database, wanted, now) : [],
    may('invite-customers') ? findInvitations(database, wanted) : [],
  ]);
  return Object.fromEntries(found.flat());
}

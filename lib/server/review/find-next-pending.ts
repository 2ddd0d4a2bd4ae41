import { customersOf } from '../customer-store/directory/customer-table';
import type { Database } from '../db/schema/database';
import { assertMay, type StaffMember } from '../staff/authority';

/**
 * Finds the customer to decide on next: of those who wait, the first that came after this one, then from the oldest again.
 * Ids are in the order of time.
 *
 * @returns the id; undefined when nobody else waits
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function findNextPending(
  member: StaffMember,
  { kysely }: Database,
  { afterId, isRemote }: { afterId: string; isRemote: boolean },
): Promise<string | undefined> {
  assertMay(member, 'decide');
  const waiting = customersOf(kysely, isRemote).select('id').where('status', '=', 'PENDING').orderBy('id').limit(1);
  const next =
    (await waiting.where('id', '>', afterId).executeTakeFirst()) ??
    (await waiting.where('id', '<', afterId).executeTakeFirst());
  return next?.id;
}

import type { Directory } from '../customer-store/directory/directory';
import { assertMay, type StaffMember } from '../staff/authority';

/**
 * Finds the customer to decide on next: of those who are pending, the first that came after this one, then from the
 * oldest again. Ids are in time order.
 *
 * @returns the id; undefined when nobody else is pending
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function findNextPending(
  member: StaffMember,
  directory: Directory,
  afterId: string,
): Promise<string | undefined> {
  assertMay(member, 'decide');
  const waiting = directory.selectCustomers().select('id').where('status', '=', 'PENDING').orderBy('id').limit(1);
  const next =
    (await waiting.where('id', '>', afterId).executeTakeFirst()) ??
    (await waiting.where('id', '<', afterId).executeTakeFirst());
  return next?.id;
}

import 'server-only';
import { toStoredDetails } from '../../shared/contract/customer-mapping';
import { isEmailAddress, trimEmailAddress } from '../../shared/customer/email-address';
import type { KnownCustomerAnswer } from '../../shared/customer/known-customer';
import { customerPath } from '../../shared/staff/staff-paths';
import type { Database } from '../db/schema/database';
import { recordActivity } from '../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../staff/authority';
import { getStorage } from '../storage/get-storage';

/**
 * Asks the storage API whether an email address belongs to a customer, and what is stored about them.
 *
 * @throws AuthorityError when the role may not look customers up
 */
export async function findKnownCustomer(
  database: Database,
  member: StaffMember,
  typedAddress: string,
): Promise<KnownCustomerAnswer> {
  assertMay(member, 'look-up-customers');
  const emailAddress = trimEmailAddress(typedAddress);
  if (!isEmailAddress(emailAddress)) return { kind: 'unknown' };
  const { client, directory } = await getStorage();
  const answer = await client.getStatus(emailAddress);
  if (!answer.ok) return { kind: answer.error.code === 'not-found' ? 'unknown' : 'unavailable' };
  const known = await directory.findCustomerByEmail(emailAddress);
  const actor = { kind: 'staff' as const, id: member.id };
  const subject = known ? { subjectId: known.id } : {};
  await recordActivity(database.kysely, { actor, action: 'customer.looked-up', detail: 'entry', ...subject });
  return {
    kind: 'known',
    status: answer.reply.status,
    customerPath: known && customerPath(known.id),
    details: toStoredDetails(answer.reply),
  };
}

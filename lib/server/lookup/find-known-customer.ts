import 'server-only';
import { toStoredDetails } from '../../shared/contract/customer-mapping';
import { isEmailAddress } from '../../shared/customer/email-address';
import type { KnownCustomerAnswer } from '../../shared/customer/known-customer';
import { customerPath } from '../../shared/staff/staff-paths';
import { getDatabase } from '../db/connection/get-database';
import { countUse, type RateLimit } from '../http/rate-limit';
import { recordActivity } from '../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../staff/authority';
import { getStorage } from '../storage/get-storage';

/** More than anybody types, and slow for whoever tries out addresses. */
const LOOK_UPS_PER_MEMBER: RateLimit = { name: 'known-customer', max: 300, windowMs: 60 * 60 * 1000 };

/**
 * Asks the storage API whether an email address has a customer, and what is stored of them.
 *
 * @throws AuthorityError when the role may not look customers up
 */
export async function findKnownCustomer(member: StaffMember, emailAddress: string): Promise<KnownCustomerAnswer> {
  assertMay(member, 'look-up-customers');
  if (!isEmailAddress(emailAddress)) return { kind: 'unknown' };
  const database = await getDatabase();
  if (!(await countUse(database, LOOK_UPS_PER_MEMBER, member.id, Date.now()))) return { kind: 'unavailable' };
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

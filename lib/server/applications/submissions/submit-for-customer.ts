import 'server-only';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import type { Database } from '../../db/schema/database';
import { assertMay, type StaffMember } from '../../staff/authority';
import { getStorage } from '../../storage/get-storage';
import { readSubmission } from './read-submission';
import { recordEntry } from './record-entry';
import { type SubmitOptions, submitCustomer } from './submit-customer';

/**
 * Checks and sends what a staff member entered for a customer, and records it.
 *
 * @param options.isUpdate the member saw that the customer is known, and what differs
 * @throws AuthorityError when the role may not enter customers; the driver's errors
 */
export async function submitForCustomer(
  database: Database,
  member: StaffMember,
  submission: unknown,
  { isUpdate, noteDelivery }: { isUpdate: boolean; noteDelivery?: SubmitOptions['noteDelivery'] },
): Promise<SubmissionOutcome> {
  assertMay(member, 'enter-customers');
  const checked = await readSubmission(database, submission, Date.now());
  if ('kind' in checked) return checked;
  const storage = await getStorage();
  const entry = { source: 'staff', enteredBy: member.id, mayChange: isUpdate ? 'any' : 'none' } as const;
  const outcome = await submitCustomer(checked, { database, storage, entry, noteDelivery });
  // What waits is recorded when it is delivered.
  if (outcome.kind !== 'received' || outcome.isOnItsWay) return outcome;
  const { change, status } = outcome;
  const { emailAddress } = checked.customer;
  const entered = { staffId: member.id, emailAddress, isUpdate: change === 'updated', status };
  await recordEntry({ database, storage }, entered);
  return outcome;
}

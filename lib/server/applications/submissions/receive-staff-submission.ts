import 'server-only';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { getDatabase } from '../../db/connection/get-database';
import { recordActivity } from '../../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../../staff/authority';
import { getStorage } from '../../storage/get-storage';
import { answerFailures } from './answer-failures';
import { checkSubmission } from './check-submission';
import { submitCustomer } from './submit-customer';

async function receive(member: StaffMember, submission: unknown, isUpdate: boolean): Promise<SubmissionOutcome> {
  assertMay(member, 'enter-customers');
  const checked = checkSubmission(submission);
  if ('kind' in checked) return checked;
  const database = await getDatabase();
  const storage = await getStorage();
  const entry = { source: 'staff', enteredBy: member.id, mayChange: isUpdate ? 'any' : 'none' } as const;
  const outcome = await submitCustomer(checked, { database, storage, entry });
  if (outcome.kind !== 'received') return outcome;
  const customer = await storage.directory.findCustomerByEmail(checked.customer.emailAddress);
  await recordActivity(database.kysely, {
    actor: { kind: 'staff', id: member.id },
    action: outcome.change === 'updated' ? 'customer.updated' : 'customer.entered',
    ...(customer ? { subjectId: customer.id } : {}),
    detail: outcome.status,
  });
  return outcome;
}

/**
 * Checks and sends what a member of staff entered for a customer. Never throws.
 *
 * @param isUpdate the member saw that the customer is known, and what differs
 */
export function receiveStaffSubmission(
  member: StaffMember,
  submission: unknown,
  isUpdate: boolean,
): Promise<SubmissionOutcome> {
  return answerFailures('submit-as-staff', () => receive(member, submission, isUpdate));
}

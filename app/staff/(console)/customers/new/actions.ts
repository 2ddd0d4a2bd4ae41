'use server';

import { receiveStaffSubmission } from '@/lib/server/applications/submissions/receive-staff-submission';
import { authorizeStaffAction } from '@/lib/server/door/require-staff';
import { findKnownCustomer } from '@/lib/server/lookup/find-known-customer';
import type { KnownCustomerAnswer } from '@/lib/shared/customer/known-customer';
import type { CustomerSubmission, SubmissionOutcome } from '@/lib/shared/submission/submission';

const PROBLEMS = { 'cross-site': 'cross-site', 'signed-out': 'signed-out', 'not-permitted': 'not-permitted' } as const;

/** Takes what a member of staff entered for a customer. */
export async function submitAsStaff(submission: CustomerSubmission, isUpdate: boolean): Promise<SubmissionOutcome> {
  const member = await authorizeStaffAction('enter-customers');
  if ('kind' in member) return { kind: 'failed', problem: PROBLEMS[member.reason], delivery: 'not-sent' };
  return receiveStaffSubmission(member, submission, isUpdate === true);
}

/** Tells whether an email address has a customer already. It comes in the body, so that it stands in no address. */
export async function findKnown(emailAddress: string): Promise<KnownCustomerAnswer> {
  const member = await authorizeStaffAction('look-up-customers');
  if ('kind' in member) return { kind: 'unavailable' };
  return findKnownCustomer(member, String(emailAddress));
}

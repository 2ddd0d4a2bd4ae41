import type { Transaction } from 'kysely';
import { fromWire } from '../../../shared/contract/customer-mapping';
import { findCustomerByEmail } from '../../customer-store/directory/find-customer';
import { NOTED_FIELDS, noteSubmission } from '../../customer-store/directory/note-submission';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../../staff/activity/record-activity';
import { keepProof, type RenewalProof, removeExpiredProofs, removeProof } from './renewal-proof';
import { rememberReceived, type SubmissionRecord } from './submission-record';
import type { Attempt, Backends, WriteResult } from './write-customer';

type Stored = Extract<WriteResult, { kind: 'stored' }>;

/** An applicant who was refused may try again from the same form; any other answer ends that. */
async function updateProof(
  transaction: Transaction<Tables>,
  { emailDigest, keyDigest }: RenewalProof,
  { mayTryAgain, now }: { mayTryAgain: boolean; now: number },
): Promise<void> {
  await removeExpiredProofs(transaction, now);
  if (mayTryAgain && keyDigest !== undefined) await keepProof(transaction, { emailDigest, keyDigest }, now);
  else await removeProof(transaction, emailDigest);
}

const isRenewal = ({ change, status_before }: SubmissionRecord) => change === 'updated' || status_before !== 'NONE';

/**
 * Remembers that a submission was stored, notes it for the list of customers, and records it where an applicant renewed a
 * record that stood there. What staff do is recorded at their own door.
 *
 * @returns the submission's record, received
 */
export async function rememberStored(
  { record, request, proof, now }: Attempt,
  { kind: _, ...stored }: Stored,
  { database, isRemote, entry }: Backends,
): Promise<SubmissionRecord> {
  const { email } = request.target;
  const { source, enteredBy } = entry;
  const person = { ...fromWire(NOTED_FIELDS, request.target), emailAddress: email };
  await noteSubmission(database, { ...person, ...stored, source, enteredBy, isRemote, now: Date.now() });
  const customer = await findCustomerByEmail(database, email, isRemote);
  const { status, change = null, customerLink = null } = stored;
  return inTransaction(database, async (transaction) => {
    const answer = { status, change, customer_link: customerLink };
    const received = await rememberReceived(transaction, record.id, answer);
    await updateProof(transaction, proof, { mayTryAgain: source === 'applicant' && status === 'FAIL', now });
    if (source !== 'staff' && isRenewal(received)) {
      const subject = customer ? { subjectId: customer.id } : {};
      const activity = {
        actor: { kind: 'applicant' },
        action: 'customer.updated',
        ...subject,
        detail: status,
      } as const;
      await recordActivity(transaction, activity);
    }
    return received;
  });
}

import { beforeCommit } from '../../db/transactions/before-commit';
import { inTransaction } from '../../db/transactions/in-transaction';
import type { Activity } from '../../staff/activity/record-activity';
import { holdSubmission } from '../held/hold-submission';
import { saveApplication } from '../status-links/application-record';
import { findShownReference, toApplicant } from './applicant';
import { rememberReceived, type SubmissionRecord } from './submission-record';
import type { Attempt, Backends } from './write-customer';
import { awaitWritePace } from './write-pace';

/**
 * Holds a submission that may not change the record for its email, and remembers the answer that a new customer would
 * get. It takes as long as storing one does.
 *
 * @returns the submission's record, received
 */
export async function rememberHeld(
  attempt: Attempt,
  { database, storage, entry, prepareMail, noteDelivery }: Omit<Backends, 'outbox'>,
): Promise<SubmissionRecord> {
  const { record, submission, keys, now, startedAt } = attempt;
  const { customer, idReading, consent, documents } = submission;
  const values = { customer, idReading, consent };
  const customerId = (await storage.directory.findCustomerByEmail(customer.emailAddress))?.id;
  const { source, enteredBy } = entry;
  const actor: Activity['actor'] =
    source === 'staff' && enteredBy ? { kind: 'staff', id: enteredBy } : { kind: 'applicant' };
  const addressee = source === 'staff' ? undefined : toApplicant(attempt, undefined);
  const mail = addressee && (await prepareMail?.(addressee));
  const received = await inTransaction(database, async (transaction) => {
    await mail?.add(transaction);
    const held = { submissionId: record.id, values, documents, actor, customerId, now };
    const heldId = await holdSubmission(transaction, keys, held);
    const answer = { status: 'PENDING', change: null, customer_link: null, was_held: 1 } as const;
    const remembered = await rememberReceived(transaction, record.id, answer);
    const applicant = toApplicant(attempt, findShownReference(remembered, attempt));
    if (applicant) await saveApplication(transaction, keys, { applicant, heldId, now });
    await beforeCommit(transaction, async () => noteDelivery?.('unknown'));
    return remembered;
  });
  mail?.send();
  await awaitWritePace(startedAt);
  return received;
}

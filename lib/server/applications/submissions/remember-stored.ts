import type { Transaction } from 'kysely';
import { fromWire } from '../../../shared/contract/customer-mapping';
import { NOTED_FIELDS } from '../../customer-store/directory/note-remote-submission';
import type { Tables } from '../../db/schema/tables';
import { inTransaction, inTransactionWithoutFlush } from '../../db/transactions/in-transaction';
import { recordActivity } from '../../staff/activity/record-activity';
import { keepProvedMailbox } from '../mailbox/proved-mailbox';
import { saveApplication, unlinkOthers } from '../status-links/application-record';
import { findShownReference, toApplicant } from './applicant';
import { keepProof, type RenewalProof, removeExpiredProofs, removeProof } from './renewal-proof';
import { rememberReceived, type SubmissionRecord } from './submission-record';
import type { Attempt, Backends, WriteResult } from './write-customer';

type Stored = Extract<WriteResult, { kind: 'stored' }>;

/** Only the status link that wrote the record last may renew it; after staff have written it, none may. */
async function updateProof(
  transaction: Transaction<Tables>,
  { emailDigest, keyDigest }: RenewalProof,
  { isByLink, now }: { isByLink: boolean; now: number },
): Promise<void> {
  await removeExpiredProofs(transaction, now);
  if (isByLink && keyDigest !== undefined) await keepProof(transaction, { emailDigest, keyDigest }, now);
  else await removeProof(transaction, emailDigest);
}

/** If the storage did not say what it did, whether a record existed before tells us. */
const isRenewal = ({ change, status_before }: SubmissionRecord) =>
  change === null ? status_before !== 'NONE' : change === 'updated';

/**
 * Remembers that a submission was stored, adds it to the list of customers, and records when an applicant renewed an
 * existing record. What staff do is recorded at their own door.
 *
 * @returns the submission's record, received
 */
export async function rememberStored(
  attempt: Attempt,
  { status, change, customerLink, reference }: Stored,
  { database, storage, entry, prepareMail }: Backends,
): Promise<SubmissionRecord> {
  const { record, write, proof, isMailboxProved, keys, now } = attempt;
  const { email } = write.target;
  const { source, enteredBy } = entry;
  const person = { ...fromWire(NOTED_FIELDS, write.target), emailAddress: email, reference };
  const origin = { source, enteredBy };
  await storage.directory.noteSubmission({ ...person, status, customerLink, origin, now: Date.now() });
  // Asked before the transaction, which takes SQLite's only connection; a new customer renews nothing.
  const mayBeRenewal = source !== 'staff' && change !== 'created';
  const customer = mayBeRenewal ? await storage.directory.findCustomerByEmail(email) : undefined;
  const isByLink = source !== 'staff';
  const addressee = isByLink ? toApplicant(attempt, undefined) : undefined;
  const mail = addressee && (await prepareMail?.(addressee));
  // A customer entered by staff leaves only the answer. A status link and what it proves must be flushed to disk.
  const isAnswerAlone = change === 'created' && !isByLink;
  const remember = async (transaction: Transaction<Tables>) => {
    await mail?.add(transaction);
    const answer = { status, change: change ?? null, customer_link: customerLink ?? null };
    const received = await rememberReceived(transaction, record.id, answer);
    await updateProof(transaction, proof, { isByLink, now });
    if (isMailboxProved) await keepProvedMailbox(transaction, proof.emailDigest, record.created_at);
    const applicant = isByLink ? toApplicant(attempt, findShownReference(received, attempt)) : undefined;
    if (applicant) await saveApplication(transaction, keys, { applicant, now });
    if (applicant && (source === 'invitation' || isMailboxProved)) await unlinkOthers(transaction, applicant);
    if (mayBeRenewal && isRenewal(received)) {
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
  };
  const received = await (isAnswerAlone ? inTransactionWithoutFlush : inTransaction)(database, remember);
  mail?.send();
  return received;
}

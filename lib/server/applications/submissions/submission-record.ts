import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../../db/schema/database';
import type { SubmissionsTable, Tables } from '../../db/schema/tables';
import { isUniqueViolation } from '../../db/transactions/database-error';
import { inTransactionWithoutFlush } from '../../db/transactions/in-transaction';
import type { Storage } from '../../storage/get-storage';
import { type GivenConsent, keepConsent } from '../consents/keep-consent';
import { type MailboxProof, spendMailboxProof } from '../mailbox/mailbox-proof';

export type SubmissionRecord = Selectable<SubmissionsTable>;
type ReceivedValues = Pick<SubmissionRecord, 'status' | 'change' | 'customer_link'> & { was_held?: number };

/** After this an attempt counts as cut off, in milliseconds: longer than the deadlines of all its calls combined. */
export const ATTEMPT_MAX_MS = 90_000;

/** Finds what is remembered about a submission. */
export function findSubmission({ kysely }: Database, id: string): Promise<SubmissionRecord | undefined> {
  return kysely.selectFrom('submissions').selectAll().where('id', '=', id).executeTakeFirst();
}

type Claim = {
  id: string;
  emailDigest: string;
  consent?: GivenConsent | undefined;
  /** Used by this submission, if nothing else has used it. */
  mailboxProof?: MailboxProof | undefined;
  now: number;
};

/** Frees the email of an attempt that was cut off; whether that attempt arrived is unknown. */
async function releaseCutOff(transaction: Transaction<Tables>, { emailDigest, now }: Claim): Promise<void> {
  await transaction
    .updateTable('submissions')
    .set({ state: 'unknown', sending_email_digest: null })
    .where('sending_email_digest', '=', emailDigest)
    .where('claimed_at', '<', now - ATTEMPT_MAX_MS)
    .execute();
}

async function claim(transaction: Transaction<Tables>, attempt: Claim): Promise<SubmissionRecord | undefined> {
  const { id, emailDigest, mailboxProof, now } = attempt;
  const use = { submissionId: id, now };
  await releaseCutOff(transaction, attempt);
  const values = { state: 'sending' as const, sending_email_digest: emailDigest, claimed_at: now };
  const created = await transaction
    .insertInto('submissions')
    .values({ ...values, id, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (created) {
    await keepConsent(transaction, attempt);
    if (mailboxProof) await spendMailboxProof(transaction, mailboxProof, use);
    return created;
  }
  const renewed = await transaction
    .updateTable('submissions')
    .set(values)
    .where('id', '=', id)
    .where('state', '=', 'unknown')
    .returningAll()
    .executeTakeFirst();
  if (renewed && mailboxProof) await spendMailboxProof(transaction, mailboxProof, use);
  return renewed;
}

/**
 * Claims the right to send: only one submission per email may hold it at a time, across instances.
 *
 * @param attempt the submission, the digest of its email, what was agreed to, what was proved, and the time in epoch
 *   milliseconds
 * @returns the record as it is now, or 'busy' while another attempt for this email is in progress
 */
export async function claimSubmission(database: Database, attempt: Claim): Promise<SubmissionRecord | 'busy'> {
  try {
    // Nothing is sent before rememberStatusBefore, which flushes this to disk too.
    return (await inTransactionWithoutFlush(database, (transaction) => claim(transaction, attempt))) ?? 'busy';
  } catch (error) {
    // Two attempts for one email at the same moment: the other one won.
    if (isUniqueViolation(error)) return 'busy';
    throw error;
  }
}

/**
 * Remembers what the storage said about the customer just before the write. It is on disk before that write happens.
 */
export async function rememberStatusBefore(
  { writeAhead }: Pick<Storage, 'writeAhead'>,
  id: string,
  statusBefore: NonNullable<SubmissionRecord['status_before']>,
): Promise<void> {
  await writeAhead((kysely) =>
    kysely.updateTable('submissions').set({ status_before: statusBefore }).where('id', '=', id).execute(),
  );
}

/**
 * Remembers the answer: a repeat gets the same one. If a power loss undoes this, the attempt counts as cut off, and a
 * repeat asks the storage what it stored.
 */
export function rememberReceived(
  kysely: Kysely<Tables>,
  id: string,
  values: ReceivedValues,
): Promise<SubmissionRecord> {
  return kysely
    .updateTable('submissions')
    .set({ ...values, state: 'received', sending_email_digest: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Ends an attempt whose write may have arrived: the next one asks before it writes. */
export async function rememberUnknown({ kysely }: Database, id: string): Promise<void> {
  await kysely
    .updateTable('submissions')
    .set({ state: 'unknown', sending_email_digest: null })
    .where('id', '=', id)
    .execute();
}

/** Ends an attempt that definitely stored nothing. */
export async function forgetSubmission({ kysely }: Database, id: string): Promise<void> {
  await kysely.deleteFrom('submissions').where('id', '=', id).where('state', '=', 'sending').execute();
}

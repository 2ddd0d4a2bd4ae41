import type { Selectable } from 'kysely';
import type { Database } from '../db/database';
import { inTransaction } from '../db/in-transaction';
import type { SubmissionsTable } from '../db/tables';

export type SubmissionRecord = Selectable<SubmissionsTable>;
type ReceivedValues = Pick<SubmissionRecord, 'status' | 'change' | 'customer_link'>;

/** After this an attempt counts as cut off, in milliseconds: longer than the deadlines of all its calls together. */
export const ATTEMPT_MAX_MS = 90_000;

/** Finds what is remembered of a submission. */
export function findSubmission({ kysely }: Database, id: string): Promise<SubmissionRecord | undefined> {
  return kysely.selectFrom('submissions').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Takes the right to send: of all submissions for one email, one at a time may have it, across instances.
 *
 * @param now epoch milliseconds
 * @returns the record as it stands now, or 'busy' while another attempt for this email is under way
 */
export function claimSubmission(
  database: Database,
  { id, emailDigest, now }: { id: string; emailDigest: string; now: number },
): Promise<SubmissionRecord | 'busy'> {
  return inTransaction(database, async (transaction) => {
    await transaction
      .updateTable('submissions')
      .set({ state: 'unknown', sending_email_digest: null })
      .where('sending_email_digest', '=', emailDigest)
      .where('claimed_at', '<', now - ATTEMPT_MAX_MS)
      .execute();
    const isTaken = await transaction
      .selectFrom('submissions')
      .select('id')
      .where('sending_email_digest', '=', emailDigest)
      .executeTakeFirst();
    if (isTaken) return 'busy';
    return transaction
      .insertInto('submissions')
      .values({ id, state: 'sending', sending_email_digest: emailDigest, claimed_at: now, created_at: now })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ state: 'sending', sending_email_digest: emailDigest, claimed_at: now })
          .where('submissions.state', '!=', 'received'),
      )
      .returningAll()
      .executeTakeFirst()
      .then((record) => record ?? 'busy');
  });
}

/** Remembers what the storage said of the customer, just before the write. */
export async function rememberStatusBefore(
  { kysely }: Database,
  id: string,
  statusBefore: NonNullable<SubmissionRecord['status_before']>,
): Promise<void> {
  await kysely.updateTable('submissions').set({ status_before: statusBefore }).where('id', '=', id).execute();
}

/** Remembers the answer: a repeat gets the same. */
export function rememberReceived({ kysely }: Database, id: string, values: ReceivedValues): Promise<SubmissionRecord> {
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

/** Ends an attempt that certainly stored nothing. */
export async function forgetSubmission({ kysely }: Database, id: string): Promise<void> {
  await kysely.deleteFrom('submissions').where('id', '=', id).where('state', '=', 'sending').execute();
}

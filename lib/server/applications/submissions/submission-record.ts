import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../../db/schema/database';
import type { SubmissionsTable, Tables } from '../../db/schema/tables';
import { isUniqueViolation } from '../../db/transactions/database-error';
import { inTransactionWithoutFlush } from '../../db/transactions/in-transaction';
import type { Storage } from '../../storage/get-storage';
import { type GivenConsent, keepConsent } from '../consents/keep-consent';
import { type MailboxProof, spendMailboxProof } from '../mailbox/mailbox-proof';
import { isOwnerGone, makeClaimOwner } from './claim-owner';

export type SubmissionRecord = Selectable<SubmissionsTable>;
type ReceivedValues = Pick<SubmissionRecord, 'status' | 'change' | 'customer_link'> & { was_held?: number };

/** How often an attempt in progress renews its claim, in milliseconds. */
const RENEW_EVERY_MS = 3_000;
/** A claim that was not renewed for this long has lapsed, in milliseconds: its owner is gone. */
export const CLAIM_LAPSES_MS = 15_000;

/** Finds what is remembered about a submission. */
export function findSubmission({ kysely }: Database, id: string): Promise<SubmissionRecord | undefined> {
  return kysely.selectFrom('submissions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Tells whether an attempt is in progress. A claim from the future, by a clock that was put back, has lapsed too. */
export function isInProgress({ state, claimed_at }: SubmissionRecord, now: number): boolean {
  return state === 'sending' && Math.abs(now - claimed_at) <= CLAIM_LAPSES_MS;
}

type Claim = {
  id: string;
  emailDigest: string;
  consent?: GivenConsent | undefined;
  /** Used by this submission, if nothing else has used it. */
  mailboxProof?: MailboxProof | undefined;
  /** It goes into the outbox, behind others for this email: one of them may be in progress. Default: false. */
  isBehindOthers?: boolean;
  now: number;
};

/** Frees the email of an attempt that was cut off; whether that attempt arrived is unknown. */
async function releaseCutOff(transaction: Transaction<Tables>, { emailDigest, now }: Claim): Promise<void> {
  await transaction
    .updateTable('submissions')
    .set({ state: 'unknown', sending_email_digest: null })
    .where('sending_email_digest', '=', emailDigest)
    .where(({ eb, or }) =>
      or([eb('claimed_at', '<', now - CLAIM_LAPSES_MS), eb('claimed_at', '>', now + CLAIM_LAPSES_MS)]),
    )
    .execute();
}

async function claim(transaction: Transaction<Tables>, attempt: Claim): Promise<SubmissionRecord | undefined> {
  const { id, emailDigest, mailboxProof, now } = attempt;
  const use = { submissionId: id, now };
  await releaseCutOff(transaction, attempt);
  const owner = { claimed_at: now, claimed_by: makeClaimOwner() };
  const sending_email_digest = attempt.isBehindOthers ? null : emailDigest;
  const values = { state: 'sending' as const, sending_email_digest, ...owner };
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

type Claimed = Pick<SubmissionRecord, 'id' | 'claimed_by'>;

async function renewClaim(database: Database, { id, claimed_by }: Claimed, now: number): Promise<void> {
  await database.withoutFlush((kysely) =>
    kysely
      .updateTable('submissions')
      .set({ claimed_at: now })
      .where('id', '=', id)
      .where('claimed_by', '=', claimed_by)
      .where('state', '=', 'sending')
      .execute(),
  );
}

/** Does the work of an attempt, and renews its claim meanwhile. */
export async function whileClaimed<T>(
  database: Database,
  claimed: Claimed,
  { clock, work }: { clock: () => number; work: () => Promise<T> },
): Promise<T> {
  // A database that is away for a moment costs one renewal.
  const renew = () => void renewClaim(database, claimed, clock()).catch(() => undefined);
  const timer = setInterval(renew, RENEW_EVERY_MS);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Frees the claims that processes of this host left behind when they ended. Call it before anything is claimed. */
export async function releaseLeftClaims({ kysely }: Database): Promise<void> {
  const claims = await kysely.selectFrom('submissions').selectAll().where('state', '=', 'sending').execute();
  for (const { id, claimed_by } of claims) {
    if (claimed_by === null || !isOwnerGone(claimed_by)) continue;
    const values = { state: 'unknown', sending_email_digest: null } as const;
    await kysely
      .updateTable('submissions')
      .set(values)
      .where('id', '=', id)
      .where('claimed_by', '=', claimed_by)
      .execute();
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
 * Remembers the answer: a repeat gets the same one. What waited in the outbox has arrived. If a power loss undoes this, the attempt counts as cut off, and a
 * repeat asks the storage what it stored.
 */
export async function rememberReceived(
  kysely: Kysely<Tables>,
  id: string,
  values: ReceivedValues,
): Promise<SubmissionRecord> {
  await kysely.deleteFrom('outbox').where('submission_id', '=', id).execute();
  return kysely
    .updateTable('submissions')
    .set({ ...values, state: 'received', sending_email_digest: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Remembers that a submission waits in the outbox, and the answer: a repeat gets the same one.
 *
 * @returns undefined when the claim has been lost meanwhile
 */
export function rememberWaiting(
  kysely: Kysely<Tables>,
  { id, claimed_by }: Claimed,
): Promise<SubmissionRecord | undefined> {
  return kysely
    .updateTable('submissions')
    .set({ state: 'unknown', status: 'PENDING', sending_email_digest: null })
    .where('id', '=', id)
    .where('claimed_by', '=', claimed_by)
    .returningAll()
    .executeTakeFirst();
}

/** Tells whether a submission was answered, and has not been delivered yet. */
export const isWaiting = ({ state, status }: SubmissionRecord) => state !== 'received' && status !== null;

/** Ends an attempt whose write may have arrived: the next one asks before it writes. */
export async function rememberUnknown({ kysely }: Database, { id, claimed_by }: Claimed): Promise<void> {
  await kysely
    .updateTable('submissions')
    .set({ state: 'unknown', sending_email_digest: null })
    .where('id', '=', id)
    .where('claimed_by', '=', claimed_by)
    .execute();
}

/** Ends an attempt that definitely stored nothing. */
export async function forgetSubmission({ kysely }: Database, { id, claimed_by }: Claimed): Promise<void> {
  await kysely
    .deleteFrom('submissions')
    .where('id', '=', id)
    .where('claimed_by', '=', claimed_by)
    .where('state', '=', 'sending')
    .execute();
}

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Tables } from '../../db/schema/tables';
import { digestEmailAddress } from '../digest-email-address';

/** Keeps this digest separate from all others. */
const PURPOSE = 'mailbox-of-form';

/** How long a used proof is remembered, in milliseconds, so that a repeat of its submission still finds it. */
const USED_MAX_AGE_MS = 24 * 60 * 60 * 1000;

/** One form in one browser, and the mailbox that it is about. */
export type FormMailbox = { submissionKey: string; emailAddress: string };

/** Which row a proof is in. findMailboxProof makes it; on its own it proves nothing. */
export type MailboxProof = { formDigest: string; emailDigest: string };

/** Binds a form's key to one email, so that neither is of any use without the other. */
export function toMailboxProof({ submissionKey, emailAddress }: FormMailbox): MailboxProof {
  const bound = [PURPOSE, submissionKey, normalizeEmailAddress(emailAddress)].join('\0');
  const formDigest = createHash('sha256').update(bound).digest('hex');
  return { formDigest, emailDigest: digestEmailAddress(emailAddress) };
}

type Use = { submissionId: string; now: number };

/**
 * Finds the proof that a form's person has the mailbox, if it may be used for this submission: it is unused and not too
 * old, or it was used for this very submission before.
 */
export async function findMailboxProof(
  kysely: Kysely<Tables>,
  form: FormMailbox,
  { submissionId, now }: Use,
): Promise<MailboxProof | undefined> {
  const proof = toMailboxProof(form);
  const row = await kysely
    .selectFrom('mailbox_codes')
    .select(['used_submission_id', 'expires_at'])
    .where('form_digest', '=', proof.formDigest)
    .where('email_digest', '=', proof.emailDigest)
    .where('proved_at', 'is not', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const isUsable = row.used_submission_id === null ? row.expires_at > now : row.used_submission_id === submissionId;
  return isUsable ? proof : undefined;
}

/**
 * Uses a proof for a submission; from then on it counts for no other. Does nothing if it cannot be used: ask
 * isMailboxProved.
 */
export async function spendMailboxProof(
  transaction: Transaction<Tables>,
  { formDigest, emailDigest }: MailboxProof,
  { submissionId, now }: Use,
): Promise<void> {
  await transaction
    .updateTable('mailbox_codes')
    .set({ used_submission_id: submissionId })
    .where('form_digest', '=', formDigest)
    .where('email_digest', '=', emailDigest)
    .where('proved_at', 'is not', null)
    .where('used_submission_id', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}

/** Tells whether a submission used a proof for this email. */
export async function isMailboxProved(
  kysely: Kysely<Tables>,
  { submissionId, emailDigest }: { submissionId: string; emailDigest: string },
): Promise<boolean> {
  const used = await kysely
    .selectFrom('mailbox_codes')
    .select('form_digest')
    .where('used_submission_id', '=', submissionId)
    .where('email_digest', '=', emailDigest)
    .where('proved_at', 'is not', null)
    .executeTakeFirst();
  return used !== undefined;
}

/** Removes codes and proofs that no longer count for anything. */
export async function removeExpiredCodes(kysely: Kysely<Tables>, now: number): Promise<void> {
  await kysely
    .deleteFrom('mailbox_codes')
    .where('expires_at', '<=', now)
    .where((eb) => eb.or([eb('used_submission_id', 'is', null), eb('expires_at', '<=', now - USED_MAX_AGE_MS)]))
    .execute();
}

/** Removes every code and proof for an email. */
export async function deleteCodesOf(kysely: Kysely<Tables>, emailDigest: string): Promise<void> {
  await kysely.deleteFrom('mailbox_codes').where('email_digest', '=', emailDigest).execute();
}

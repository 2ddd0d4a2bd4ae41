import { CODE_MAX_TRIES, MAILBOX_PROOF_MAX_AGE_MS } from '../../../shared/mailbox/mailbox';
import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';
import { isSameCode } from './code-digest';
import { type FormMailbox, type MailboxProof, toMailboxProof } from './mailbox-proof';

export type TryResult = { result: 'proved' | 'ended' } | { result: 'wrong'; triesLeft: number };

/** Counts one try, as long as there are any; the row lock makes simultaneous ones come one at a time. */
function countTry(database: Database, { formDigest, emailDigest }: MailboxProof, now: number) {
  return database.withoutFlush((kysely) =>
    kysely
      .updateTable('mailbox_codes')
      .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
      .where('form_digest', '=', formDigest)
      .where('email_digest', '=', emailDigest)
      .where('proved_at', 'is', null)
      .where('tries', '<', CODE_MAX_TRIES)
      .where('expires_at', '>', now)
      .returning(['code_digest', 'tries'])
      .executeTakeFirst(),
  );
}

/** Whether this form has already proved the mailbox, and its answer was lost. */
async function isProvedBefore({ kysely }: Database, { formDigest }: MailboxProof, now: number): Promise<boolean> {
  const proved = await kysely
    .selectFrom('mailbox_codes')
    .select('form_digest')
    .where('form_digest', '=', formDigest)
    .where('proved_at', 'is not', null)
    .where('used_submission_id', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return proved !== undefined;
}

/** Turns a code into the proof, once; undone if it was replaced in the meantime. */
async function keepProof({ kysely }: Database, { formDigest }: MailboxProof, digest: string, now: number) {
  const { numUpdatedRows } = await kysely
    .updateTable('mailbox_codes')
    .set({ proved_at: now, code_digest: null, expires_at: now + MAILBOX_PROOF_MAX_AGE_MS })
    .where('form_digest', '=', formDigest)
    .where('code_digest', '=', digest)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Compares a code with the one that was sent for this form, and remembers what it proves. A code proves once, for the
 * form and the email address that it was sent for.
 *
 * @throws DocumentKeyError; the driver's errors
 */
export async function tryCode(
  database: Database,
  keys: DocumentKeys,
  form: FormMailbox,
  { code, now }: { code: string; now: number },
): Promise<TryResult> {
  const proof = toMailboxProof(form);
  const tried = await countTry(database, proof, now);
  if (!tried) return { result: (await isProvedBefore(database, proof, now)) ? 'proved' : 'ended' };
  const digest = tried.code_digest ?? '';
  if (isSameCode(keys, form, { digest, code })) {
    return { result: (await keepProof(database, proof, digest, now)) ? 'proved' : 'ended' };
  }
  const triesLeft = CODE_MAX_TRIES - tried.tries;
  return triesLeft > 0 ? { result: 'wrong', triesLeft } : { result: 'ended' };
}

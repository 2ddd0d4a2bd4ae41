import { randomInt } from 'node:crypto';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import { CODE_DIGITS, CODE_MAX_AGE_MS } from '../../../shared/mailbox/mailbox';
import type { LanguageTag } from '../../../shared/words/languages';
import type { Database } from '../../db/schema/database';
import { countUse, giveBackUses, type RateLimit } from '../../http/rate-limit';
import type { DocumentKeys } from '../../sealing/document-keys';
import { digestCode } from './code-digest';
import { mailCode } from './mail-code';
import { type FormMailbox, removeExpiredCodes, toMailboxProof } from './mailbox-proof';

/**
 * Anyone can enter anyone's address: this keeps them from flooding a mailbox, and from guessing. Ten codes with five
 * tries each are one chance in 20,000 a day.
 */
const CODES_PER_EMAIL: RateLimit = { name: 'mailbox-code-to', max: 10, windowMs: 24 * 60 * 60 * 1000 };

const makeCode = () => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

/** Stores a code for a form; it replaces an earlier one, and what that one proved. */
async function storeCode(database: Database, form: FormMailbox, { codeDigest, now }: StoredCode): Promise<void> {
  const { formDigest, emailDigest } = toMailboxProof(form);
  const fresh = {
    email_digest: emailDigest,
    code_digest: codeDigest,
    ...{ tries: 0, proved_at: null, used_submission_id: null },
    expires_at: now + CODE_MAX_AGE_MS,
  };
  // Whoever loses a code to a power loss asks for another one.
  await database.withoutFlush(async (kysely) => {
    await removeExpiredCodes(kysely, now);
    await kysely
      .insertInto('mailbox_codes')
      .values({ ...fresh, form_digest: formDigest })
      .onConflict((conflict) => conflict.column('form_digest').doUpdateSet(fresh))
      .execute();
  });
}

type StoredCode = { codeDigest: string; now: number };
type Sending = { database: Database; keys: DocumentKeys; language: LanguageTag; now: number };

/**
 * Emails a new code to the mailbox that a form is about. It looks at no customer: known and unknown addresses are
 * treated alike, and take equally long. If the mail cannot be handed over, an earlier code still counts.
 *
 * @throws DocumentKeyError; the driver's errors
 */
export async function sendCode(
  form: FormMailbox,
  { database, keys, language, now }: Sending,
): Promise<'sent' | 'too-many' | 'failed'> {
  const emailAddress = normalizeEmailAddress(form.emailAddress);
  if (!(await countUse(database, CODES_PER_EMAIL, emailAddress, now))) return 'too-many';
  const code = makeCode();
  if (!(await mailCode({ emailAddress, code, language }))) {
    await giveBackUses(database, CODES_PER_EMAIL, [{ subject: emailAddress }]);
    return 'failed';
  }
  await storeCode(database, form, { codeDigest: digestCode(keys, form, code), now });
  return 'sent';
}

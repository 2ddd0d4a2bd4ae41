import { CODE_MAX_AGE_MS } from '../../../shared/mailbox/mailbox';
import type { LanguageTag } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import { sendMail } from '../../mail/send-mail';

const MINUTE_MS = 60 * 1000;

type CodeMail = { emailAddress: string; code: string; language: LanguageTag };

/** Emails a code. The text is fixed: what someone typed never reaches a mailbox that may belong to someone else. */
export async function mailCode({ emailAddress, code, language }: CodeMail): Promise<boolean> {
  const { t } = (await loadWords(language)).of('mailbox');
  const text = t('mail.text', { code, minutes: CODE_MAX_AGE_MS / MINUTE_MS });
  return sendMail({ to: emailAddress, subject: t('mail.subject', { code }), text });
}

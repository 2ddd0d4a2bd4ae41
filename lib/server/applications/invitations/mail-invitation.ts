import 'server-only';
import { dateFormat } from '../../../shared/words/formats';
import type { LanguageTag } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import { sendMail } from '../../mail/send-mail';

type InvitationMail = {
  emailAddress: string;
  url: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** Of who is invited. */
  language: LanguageTag;
};

/** Sends the link of an invitation in the language of who is invited. */
export async function mailInvitation({ emailAddress, url, expiresAt, language }: InvitationMail) {
  const { t } = (await loadWords(language)).of('invitations');
  const date = dateFormat(language, { dateStyle: 'long' }).format(expiresAt);
  const mail = { to: emailAddress, subject: t('mail.subject'), text: t('mail.text', { url, date }) };
  return (await sendMail(mail)) ? ('sent' as const) : ('failed' as const);
}

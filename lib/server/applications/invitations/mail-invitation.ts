import 'server-only';
import { dateFormat } from '../../../shared/words/formats';
import type { LanguageTag } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import { env } from '../../env';
import { sendMail } from '../../mail/send-mail';

type InvitationMail = {
  emailAddress: string;
  url: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** The language of the person invited. */
  language: LanguageTag;
};

/** Sends an invitation's link in the language of the person invited. */
export async function mailInvitation({ emailAddress, url, expiresAt, language }: InvitationMail) {
  const { name } = env().company;
  const { t } = (await loadWords(language, name)).of('invitations');
  const date = dateFormat(language, { dateStyle: 'long' }).format(expiresAt);
  const text = t('mail.text', { url, date, ...(name === undefined ? {} : { context: 'named' }) });
  const mail = { to: emailAddress, subject: t('mail.subject'), text };
  return (await sendMail(mail)) ? ('sent' as const) : ('failed' as const);
}

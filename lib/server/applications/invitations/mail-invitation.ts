import 'server-only';
import { dateFormat } from '../../../shared/words/formats';
import type { LanguageTag } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import { env } from '../../env';
import { type MailQueue, sendOrQueueMail } from '../../mail/queued-mail';
import { sendMail } from '../../mail/send-mail';
import { digestEmailAddress } from '../digest-email-address';

type InvitationMail = {
  emailAddress: string;
  url: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** The language of the person invited. */
  language: LanguageTag;
};

type Queueing = Pick<MailQueue, 'database' | 'openKeys' | 'now'> & {
  /** Of the invitation: a mail that is sent later is dropped once it has ended. */
  token: string;
};

/**
 * Sends an invitation's link in the language of the person invited.
 *
 * @param queueing how the mail is kept while the mail server is away. Default: not at all
 */
export async function mailInvitation(
  { emailAddress, url, expiresAt, language }: InvitationMail,
  queueing?: Queueing,
): Promise<'sent' | 'queued' | 'failed'> {
  const { name } = env().company;
  const { t } = (await loadWords(language, name)).of('invitations');
  const date = dateFormat(language, { dateStyle: 'long' }).format(expiresAt);
  const text = t('mail.text', { url, date, ...(name === undefined ? {} : { context: 'named' }) });
  const mail = { to: emailAddress, subject: t('mail.subject'), text };
  if (!queueing) return (await sendMail(mail)) ? 'sent' : 'failed';
  const { token, ...tools } = queueing;
  const lane = digestEmailAddress(emailAddress);
  return sendOrQueueMail(mail, { ...tools, lane, expiresAt, link: { kind: 'invitation', token } });
}

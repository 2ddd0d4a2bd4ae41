import { statusPath } from '../../../shared/paths';
import { chooseLanguage } from '../../../shared/words/choose-language';
import { loadWords } from '../../../shared/words/load-words';
import { env } from '../../env';
import { countUse, type RateLimit } from '../../http/rate-limit';
import { logUnexpected } from '../../log';
import { type MailQueue, sendOrQueueMail } from '../../mail/queued-mail';
import { canSendMail } from '../../mail/send-mail';
import { digestEmailAddress } from '../digest-email-address';
import type { Applicant } from './application-record';
import { STATUS_LINK_MAX_AGE_MS } from './status-secret';

/** What people are told by email. */
export type StatusEvent = 'received' | 'decided' | 'more';

/** Anyone can enter anyone's address: this keeps them from flooding a mailbox. */
const MAILS_PER_EMAIL: RateLimit = { name: 'status-mail', max: 6, windowMs: 24 * 60 * 60 * 1000 };

/** What a mail that cannot be sent now is kept with. */
export type MailTools = Pick<MailQueue, 'database' | 'openKeys'>;

/**
 * Tells an applicant by email what happened, with their status link, if email is configured. The text is fixed: what
 * someone typed never reaches a mailbox that may belong to someone else. While the mail server is away, it
 * is sent later. It never throws; failures are logged.
 *
 * @param now epoch milliseconds
 */
export async function mailStatus(
  { database, openKeys }: MailTools,
  event: StatusEvent,
  { emailAddress, statusSecret, language }: Applicant,
  now: number,
): Promise<void> {
  try {
    if (!canSendMail()) return;
    if (!(await countUse(database, MAILS_PER_EMAIL, digestEmailAddress(emailAddress), now))) return;
    const { t } = (await loadWords(chooseLanguage(language ?? null))).of('status');
    const url = `${env().portalUrl}${statusPath(statusSecret)}`;
    const { answerTime } = env().company;
    const values = { url, ...(answerTime === undefined ? {} : { context: 'timed', answerTime }) };
    const mail = { to: emailAddress, subject: t(`mail.${event}.subject`), text: t(`mail.${event}.text`, values) };
    await sendOrQueueMail(mail, {
      ...{ database, openKeys, lane: digestEmailAddress(emailAddress), now },
      ...{ link: { kind: 'status', secret: statusSecret }, expiresAt: now + STATUS_LINK_MAX_AGE_MS },
    });
  } catch (error) {
    logUnexpected(error, 'mail-status');
  }
}

import { statusPath } from '../../../shared/paths';
import { chooseLanguage } from '../../../shared/words/choose-language';
import { loadWords } from '../../../shared/words/load-words';
import type { Database } from '../../db/schema/database';
import { env } from '../../env';
import { countUse, type RateLimit } from '../../http/rate-limit';
import { logUnexpected } from '../../log';
import { canSendMail, sendMail } from '../../mail/send-mail';
import { digestEmailAddress } from '../digest-email-address';
import type { Applicant } from './application-record';

/** What people are told by email. */
export type StatusEvent = 'received' | 'decided' | 'more';

/** Anyone can enter anyone's address: this keeps them from flooding a mailbox. */
const MAILS_PER_EMAIL: RateLimit = { name: 'status-mail', max: 6, windowMs: 24 * 60 * 60 * 1000 };

/**
 * Tells an applicant by email what happened, with their status link, if email is configured. The text is fixed: what
 * someone typed never reaches a mailbox that may belong to someone else. It never throws; failures are logged.
 *
 * @param now epoch milliseconds
 */
export async function mailStatus(
  database: Database,
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
    await sendMail({ to: emailAddress, subject: t(`mail.${event}.subject`), text: t(`mail.${event}.text`, values) });
  } catch (error) {
    logUnexpected(error, 'mail-status');
  }
}

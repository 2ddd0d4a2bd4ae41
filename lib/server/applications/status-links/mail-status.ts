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

/** What somebody hears of by mail. */
export type StatusEvent = 'received' | 'decided' | 'more';

/** Anybody can enter anybody's address: nobody's mailbox is filled that way. */
const MAILS_PER_EMAIL: RateLimit = { name: 'status-mail', max: 6, windowMs: 24 * 60 * 60 * 1000 };

/**
 * Tells an applicant by mail what happened, with their status link, where mail is configured. The text is fixed words: what
 * somebody typed never reaches a mailbox that may be another's. It never throws; what fails is logged.
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
    await sendMail({ to: emailAddress, subject: t(`mail.${event}.subject`), text: t(`mail.${event}.text`, { url }) });
  } catch (error) {
    logUnexpected(error, 'mail-status');
  }
}

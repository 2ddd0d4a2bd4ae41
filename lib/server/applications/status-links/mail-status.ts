import type { Transaction } from 'kysely';
import { statusPath } from '../../../shared/paths';
import { chooseLanguage } from '../../../shared/words/choose-language';
import { loadWords } from '../../../shared/words/load-words';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { env } from '../../env';
import { countUse, type RateLimit } from '../../http/rate-limit';
import { logUnexpected } from '../../log';
import { addMail, type MailQueue, sendOrQueueMail } from '../../mail/queued-mail';
import { canSendMail } from '../../mail/send-mail';
import { ringForDelivery } from '../../outbox/run-deliveries';
import { digestEmailAddress } from '../digest-email-address';
import type { Applicant } from './application-record';
import { STATUS_LINK_MAX_AGE_MS } from './status-secret';

/** What people are told by email. */
export type StatusEvent = 'received' | 'decided' | 'more';

/** Anyone can enter anyone's address: this keeps them from flooding a mailbox. */
const MAILS_PER_EMAIL: RateLimit = { name: 'status-mail', max: 6, windowMs: 24 * 60 * 60 * 1000 };

/** What a mail that cannot be sent now is kept with. */
export type MailTools = Pick<MailQueue, 'database' | 'openKeys'>;

/** The mail, and how it is kept until it can be sent; undefined where none may be sent. */
async function compose(database: Database, event: StatusEvent, told: Applicant, now: number) {
  const { emailAddress, statusSecret, language } = told;
  if (!canSendMail()) return undefined;
  if (!(await countUse(database, MAILS_PER_EMAIL, digestEmailAddress(emailAddress), now))) return undefined;
  const { t } = (await loadWords(chooseLanguage(language ?? null))).of('status');
  const url = `${env().portalUrl}${statusPath(statusSecret)}`;
  const { answerTime } = env().company;
  const values = { url, ...(answerTime === undefined ? {} : { context: 'timed', answerTime }) };
  const mail = { to: emailAddress, subject: t(`mail.${event}.subject`), text: t(`mail.${event}.text`, values) };
  const link = { kind: 'status', secret: statusSecret } as const;
  return {
    mail,
    keeping: { lane: digestEmailAddress(emailAddress), link, now, expiresAt: now + STATUS_LINK_MAX_AGE_MS },
  };
}

/** A mail that goes into the outbox together with what it tells about. */
export type PreparedMail = {
  /** Puts it there, in that transaction. */
  add(transaction: Transaction<Tables>): Promise<void>;
  /** Has it sent, once that is committed. */
  send(): void;
};

/**
 * Makes ready what tells an applicant that their submission was received. It is stored with the submission, so neither the
 * end of the portal nor trouble with the database can come between the two. Undefined with OUTBOX=off, when nothing is
 * kept, and where no mail may be sent.
 */
export async function prepareReceivedMail(
  { database, openKeys }: MailTools,
  told: Applicant,
  now: number,
): Promise<PreparedMail | undefined> {
  if (!env().isOutboxOn) return undefined;
  const composed = await compose(database, 'received', told, now);
  if (!composed) return undefined;
  const { mail, keeping } = composed;
  const keys = await openKeys();
  let isAdded = false;
  const sendNow = async () => {
    try {
      await sendOrQueueMail(mail, { database, openKeys, ...keeping });
    } catch (error) {
      logUnexpected(error, 'mail-status');
    }
  };
  return {
    add: async (transaction) => {
      isAdded = await addMail(transaction, keys, mail, keeping);
    },
    send: () => (isAdded ? ringForDelivery() : void sendNow()),
  };
}

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
  told: Applicant,
  now: number,
): Promise<void> {
  try {
    const composed = await compose(database, event, told, now);
    if (composed) await sendOrQueueMail(composed.mail, { database, openKeys, ...composed.keeping });
  } catch (error) {
    logUnexpected(error, 'mail-status');
  }
}

import { env } from '../../env';
import type { Applicant } from './application-record';
import { type MailTools, mailStatus, prepareReceivedMail } from './mail-status';

/**
 * The mail that says that a submission was received: stored with it, or with OUTBOX=off sent afterwards, kept nowhere.
 *
 * @param clock epoch milliseconds
 */
export function makeReceivedMails(tools: MailTools, clock: () => number) {
  return {
    prepareMail: (applicant: Applicant) => prepareReceivedMail(tools, applicant, clock()),
    onReceived: async (applicant: Applicant) => {
      if (!env().isOutboxOn) await mailStatus(tools, 'received', applicant, clock());
    },
  };
}

import 'server-only';
import type { InvitationsActionState } from '../../../shared/submission/invitation';
import { LANGUAGE } from '../../../shared/words/messages';
import { serverMessages } from '../../../shared/words/server-messages';
import type { Database } from '../../db/schema/database';
import { canSendMail, sendMail } from '../../mail/send-mail';
import type { StaffMember } from '../../staff/authority';
import { makeInvitation, type NewInvitation } from './make-invitation';

const DAY_MS = 24 * 60 * 60 * 1000;

async function mailInvitation(emailAddress: string, url: string, days: number): Promise<'sent' | 'failed'> {
  const date = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long' }).format(Date.now() + days * DAY_MS);
  const t = serverMessages.getFixedT(null, 'invitations');
  const mail = { to: emailAddress, subject: t('mail.subject'), text: t('mail.text', { url, date }) };
  return (await sendMail(mail)) ? 'sent' : 'failed';
}

type Request = NewInvitation & { origin: string; isMailWanted: boolean };

/**
 * Makes an invitation, and sends it by mail when that is wanted and configured.
 *
 * @param now epoch milliseconds
 * @throws AuthorityError when the role may not invite
 */
export async function inviteCustomer(
  database: Database,
  member: StaffMember,
  request: Request,
  now: number,
): Promise<InvitationsActionState> {
  const path = await makeInvitation(database, member, request, now);
  if (path === undefined) return { problem: 'invalid-email' };
  const url = `${request.origin}${path}`;
  const emailAddress = request.emailAddress.trim();
  const isMailed = request.isMailWanted && canSendMail();
  const mail = isMailed ? await mailInvitation(emailAddress, url, request.days) : 'not-asked';
  return { made: { url, emailAddress, mail } };
}

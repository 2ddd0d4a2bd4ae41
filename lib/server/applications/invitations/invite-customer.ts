import 'server-only';
import { invitePath, pathInLanguage } from '../../../shared/paths';
import type { InvitationsActionState } from '../../../shared/submission/invitation';
import { DEFAULT_LANGUAGE, type LanguageTag } from '../../../shared/words/languages';
import type { Database } from '../../db/schema/database';
import { canSendMail } from '../../mail/send-mail';
import type { DocumentKeys } from '../../sealing/document-keys';
import type { StaffMember } from '../../staff/authority';
import { mailInvitation } from './mail-invitation';
import { makeInvitation, type NewInvitation } from './make-invitation';

const DAY_MS = 24 * 60 * 60 * 1000;

type Request = NewInvitation & {
  origin: string;
  isMailWanted: boolean;
  /** The language of the person invited, for the email and the form; undefined if unknown. */
  language: LanguageTag | undefined;
  openKeys: () => Promise<DocumentKeys>;
};

/**
 * Creates an invitation, and sends it by email if requested and configured.
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
  const { language, openKeys } = request;
  const made = await makeInvitation({ database, keys: await openKeys() }, member, request, now);
  if ('problem' in made) return made;
  const { path } = made;
  const url = `${request.origin}${language ? pathInLanguage(path, language) : path}`;
  const emailAddress = request.emailAddress.trim();
  const isMailed = request.isMailWanted && canSendMail();
  const mail = isMailed
    ? await mailInvitation(
        { emailAddress, url, expiresAt: now + request.days * DAY_MS, language: language ?? DEFAULT_LANGUAGE },
        { database, openKeys, now, token: path.slice(invitePath('').length) },
      )
    : 'not-asked';
  return { made: { url, emailAddress, mail } };
}

import 'server-only';
import type { LanguageTag } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import type { Database } from '../../db/schema/database';
import { env } from '../../env';
import { logUnexpected } from '../../log';
import { canSendMail, sendMail } from '../../mail/send-mail';

type Member = { id: string } | { email: string };

async function findEmail({ kysely }: Database, member: Member): Promise<string | undefined> {
  if ('email' in member) return member.email;
  const query = kysely.selectFrom('staff_accounts').select('email').where('id', '=', member.id);
  return (await query.executeTakeFirst())?.email;
}

/**
 * Tells a member by email, where it is configured, that a link for a new password of theirs was made or used: nobody
 * else who can make one can then use it unseen. It never throws; failures are logged.
 *
 * @param language of whoever did it: a member's own is not stored
 */
export async function mailReset(
  database: Database,
  event: 'made' | 'used',
  member: Member,
  language: LanguageTag,
): Promise<void> {
  try {
    if (!canSendMail()) return;
    const to = await findEmail(database, member);
    if (to === undefined) return;
    const { t } = (await loadWords(language)).of('account');
    const text = t(`resetMail.${event}.text`, { url: env().portalUrl });
    await sendMail({ to, subject: t(`resetMail.${event}.subject`), text });
  } catch (error) {
    logUnexpected(error, 'mail-reset');
  }
}

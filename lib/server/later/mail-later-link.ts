import 'server-only';
import { type LaterLink, laterPath } from '../../shared/later/later';
import { PARCEL_MAX_AGE_MS } from '../../shared/parcels/parcel';
import type { LanguageTag } from '../../shared/words/languages';
import { loadWords } from '../../shared/words/load-words';
import { sendMail } from '../mail/send-mail';

const HOUR_MS = 60 * 60 * 1000;

type LaterMail = { link: LaterLink; emailAddress: string; origin: string; language: LanguageTag };

/**
 * Emails the link to a saved draft. The key it contains is written into this one email only: nothing here stores or
 * logs it.
 *
 * @returns false when the email could not be handed over
 */
export async function mailLaterLink({ link, emailAddress, origin, language }: LaterMail): Promise<boolean> {
  const { t } = (await loadWords(language)).of('later');
  const hours = PARCEL_MAX_AGE_MS.draft / HOUR_MS;
  const text = t('mailed.text', { url: `${origin}${laterPath(link)}`, count: hours });
  return sendMail({ to: emailAddress, subject: t('mailed.subject'), text });
}

import type { SubmittedConsent } from '../../../shared/company/consent';
import type { Database } from '../../db/schema/database';
import type { GivenConsent } from './keep-consent';
import { noteShownConsents } from './note-shown-consents';

/** How long a page that was opened before its text was replaced may still be submitted, in milliseconds. */
const REPLACED_MAX_AGE_MS = 24 * 60 * 60 * 1000;

/**
 * Finds what a person agreed to, if it is a text that this portal shows, or showed until a day ago.
 *
 * @param submitted what the form sent; it proves nothing
 * @param now epoch milliseconds
 */
export async function findShownConsent(
  database: Database,
  submitted: SubmittedConsent | undefined,
  now: number,
): Promise<GivenConsent | undefined> {
  if (!submitted) return undefined;
  const { version, language } = submitted;
  const isThis = (text: GivenConsent) => text.version === version && text.language === language;
  if ((await noteShownConsents(database, now)).some(isThis)) return { version, language };
  const replaced = await database.kysely
    .selectFrom('consent_texts')
    .select('version')
    .where('version', '=', version)
    .where('language', '=', language)
    .where((eb) => eb.or([eb('replaced_at', 'is', null), eb('replaced_at', '>', now - REPLACED_MAX_AGE_MS)]))
    .executeTakeFirst();
  return replaced && { version, language };
}

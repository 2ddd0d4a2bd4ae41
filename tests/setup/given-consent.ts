import { getConsent } from '@/lib/server/company/get-consent';
import type { SubmittedConsent } from '@/lib/shared/company/consent';

/** What a form in English sends about the text that it shows. */
export async function makeGivenConsent(): Promise<SubmittedConsent> {
  const { version, language } = await getConsent('en');
  return { version, language, givenAtMs: Date.now() };
}

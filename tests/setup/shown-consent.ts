import type { SubmittedConsent } from '../../lib/shared/company/consent';

const VERSION = /\\"consent\\":\{\\"version\\":\\"([^"\\]+)\\"/;

/** What a form of this portal sends about the text that it shows: which one depends on the configuration. */
export async function readShownConsent(url: string): Promise<SubmittedConsent> {
  const page = await fetch(`${url}/check`, { headers: { 'accept-language': 'en' } });
  const version = VERSION.exec(await page.text())?.[1];
  if (!version) throw new Error('The page shows no text of consent');
  return { version, language: 'en', givenAtMs: Date.now() };
}

import type { LanguageTag } from './languages';
import { MESSAGES } from './messages';
import { createWords, type Words } from './words';

const loaded = new Map<string, Promise<Words>>();

async function load(language: LanguageTag, company: string | undefined): Promise<Words> {
  const messages = await MESSAGES[language]();
  return createWords(language, messages, company ?? messages.pages.unnamedCompany);
}

/**
 * All messages of a language, for the server. A component in the browser would download them all, so it calls
 * `useWords`.
 *
 * @param company what messages call whoever runs the portal; undefined if it has no name
 */
export function loadWords(language: LanguageTag, company?: string): Promise<Words> {
  const name = `${language} ${company ?? ''}`;
  const words = loaded.get(name) ?? load(language, company);
  loaded.set(name, words);
  return words;
}

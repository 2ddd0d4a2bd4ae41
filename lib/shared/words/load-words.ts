import { LANGUAGES, type LanguageTag } from './languages';
import { createWords, type Words } from './words';

const loaded = new Map<LanguageTag, Promise<Words>>();

/** All words of a language, for the server. A component in the browser would download them all: it calls `useWords`. */
export function loadWords(language: LanguageTag): Promise<Words> {
  const words = loaded.get(language) ?? LANGUAGES[language].load().then((messages) => createWords(language, messages));
  loaded.set(language, words);
  return words;
}

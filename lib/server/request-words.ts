import 'server-only';
import { headers } from 'next/headers';
import type { LanguageTag } from '../shared/words/languages';
import { loadWords } from '../shared/words/load-words';
import type { FileWords, Namespace } from '../shared/words/words';
import { env } from './env';
import { findLanguage } from './http/find-language';

/** The language of the current page, action or route. */
export async function getRequestLanguage(): Promise<LanguageTag> {
  return findLanguage(await headers());
}

/** The sentences of one message file, in the language of the request. */
export async function getWords<N extends Namespace>(namespace: N): Promise<FileWords<N>> {
  return (await loadWords(await getRequestLanguage(), env().company.name)).of(namespace);
}

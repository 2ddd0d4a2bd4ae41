'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { FileWords, Namespace, Words } from '@/lib/shared/words/words';

const WordsContext = createContext<Words | undefined>(undefined);

/** Gives every component below it these words. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words that a provider above gives, whatever file they are from. */
export function useAllWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('Words are read below a WordsProvider.');
  return words;
}

/**
 * The sentences of one message file in the language of the page: `t` gives one by its key, `language` is for formats. Both
 * stay the same from render to render.
 */
export function useWords<N extends Namespace>(namespace: N): FileWords<N> {
  return useAllWords().of(namespace);
}

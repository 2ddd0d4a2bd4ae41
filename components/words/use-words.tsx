'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { FileWords, Namespace, Words } from '@/lib/shared/words/words';

const WordsContext = createContext<Words | undefined>(undefined);

/** Provides these messages to all components below it. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The messages from a provider above, whichever file they are from. */
export function useAllWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('Words are read below a WordsProvider.');
  return words;
}

/**
 * The messages of one file in the page's language: `t` returns one by key, `language` is for formatting. Both stay the
 * same from render to render.
 */
export function useWords<N extends Namespace>(namespace: N): FileWords<N> {
  return useAllWords().of(namespace);
}

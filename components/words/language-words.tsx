'use client';

import dynamic from 'next/dynamic';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import type { ApplicantMessages, LanguageTag, StaffMessages } from '@/lib/shared/words/languages';
import { createWords, type Words } from '@/lib/shared/words/words';
import { useAllWords, WordsProvider } from './use-words';

type Provider = ComponentType<{ children: ReactNode }>;
type ApplicantProvider = ComponentType<{ company: string; children: ReactNode }>;

function provideApplicant(language: LanguageTag, messages: ApplicantMessages): ApplicantProvider {
  // A portal has one company: its words are made once, and not for each page that the server renders.
  const made = new Map<string, Words>();
  return ({ company, children }) => {
    const name = company || messages.pages.unnamedCompany;
    const words = made.get(name) ?? createWords(language, messages, name);
    made.set(name, words);
    return <WordsProvider words={words}>{children}</WordsProvider>;
  };
}

/** Those of staff beside those of applicants, which stand above. */
function provideStaff(language: LanguageTag, messages: StaffMessages): Provider {
  const staff = createWords(language, messages, '');
  return ({ children }) => {
    const applicant = useAllWords();
    const words = useMemo<Words>(
      () => ({ language, of: (namespace) => (namespace in messages ? staff : applicant).of(namespace) }),
      [applicant],
    );
    return <WordsProvider words={words}>{children}</WordsProvider>;
  };
}

/** A browser loads the one language it shows, and its page names that file in the head: `dynamic` wants each import in full. */
const APPLICANT_WORDS: Record<LanguageTag, ApplicantProvider> = {
  en: dynamic(() =>
    import('@/lib/shared/words/en/applicant').then(({ applicantMessages }) =>
      provideApplicant('en', applicantMessages),
    ),
  ),
};

const STAFF_WORDS: Record<LanguageTag, Provider> = {
  en: dynamic(() =>
    import('@/lib/shared/words/en/staff').then(({ staffMessages }) => provideStaff('en', staffMessages)),
  ),
};

type ApplicantWordsProps = {
  language: LanguageTag;
  /** The name that sentences give to who runs the portal; undefined where it has none. */
  company: string | undefined;
  children: ReactNode;
};

/** Gives every component below it the words of a language. */
export function ApplicantWords({ language, company = '', children }: ApplicantWordsProps) {
  const Language = APPLICANT_WORDS[language];
  return <Language company={company}>{children}</Language>;
}

/** Gives every component of the staff console its words, in the language above; applicants never download them. */
export function StaffWords({ children }: { children: ReactNode }) {
  const Language = STAFF_WORDS[useAllWords().language as LanguageTag];
  return <Language>{children}</Language>;
}

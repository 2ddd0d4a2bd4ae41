'use client';

import dynamic from 'next/dynamic';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import type { LanguageTag } from '@/lib/shared/words/languages';
import type { ApplicantMessages, StaffMessages } from '@/lib/shared/words/messages';
import { createWords, type Words } from '@/lib/shared/words/words';
import { useAllWords, WordsProvider } from './use-words';

type Provider = ComponentType<{ children: ReactNode }>;
type ApplicantProvider = ComponentType<{ company: string; children: ReactNode }>;

function provideApplicant(language: LanguageTag, messages: ApplicantMessages): ApplicantProvider {
  // A portal has one company, so its messages are built once, not for each page the server renders.
  const made = new Map<string, Words>();
  return ({ company, children }) => {
    const name = company || messages.pages.unnamedCompany;
    const words = made.get(name) ?? createWords(language, messages, name);
    made.set(name, words);
    return <WordsProvider words={words}>{children}</WordsProvider>;
  };
}

/** The staff messages, in addition to those for applicants, which come from above. */
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

/**
 * A browser loads only the language it shows, and the page names that file in its head: `dynamic` needs each import
 * spelled out.
 */
const APPLICANT_WORDS: Record<LanguageTag, ApplicantProvider> = {
  en: dynamic(() =>
    import('@/lib/shared/words/en/applicant').then(({ applicantMessages }) =>
      provideApplicant('en', applicantMessages),
    ),
  ),
  es: dynamic(() =>
    import('@/lib/shared/words/es/applicant').then(({ applicantMessages }) =>
      provideApplicant('es', applicantMessages),
    ),
  ),
  fr: dynamic(() =>
    import('@/lib/shared/words/fr/applicant').then(({ applicantMessages }) =>
      provideApplicant('fr', applicantMessages),
    ),
  ),
  'zh-Hans': dynamic(() =>
    import('@/lib/shared/words/zh-Hans/applicant').then(({ applicantMessages }) =>
      provideApplicant('zh-Hans', applicantMessages),
    ),
  ),
  vi: dynamic(() =>
    import('@/lib/shared/words/vi/applicant').then(({ applicantMessages }) =>
      provideApplicant('vi', applicantMessages),
    ),
  ),
  ar: dynamic(() =>
    import('@/lib/shared/words/ar/applicant').then(({ applicantMessages }) =>
      provideApplicant('ar', applicantMessages),
    ),
  ),
};

const STAFF_WORDS: Record<LanguageTag, Provider> = {
  en: dynamic(() =>
    import('@/lib/shared/words/en/staff').then(({ staffMessages }) => provideStaff('en', staffMessages)),
  ),
  es: dynamic(() =>
    import('@/lib/shared/words/es/staff').then(({ staffMessages }) => provideStaff('es', staffMessages)),
  ),
  fr: dynamic(() =>
    import('@/lib/shared/words/fr/staff').then(({ staffMessages }) => provideStaff('fr', staffMessages)),
  ),
  'zh-Hans': dynamic(() =>
    import('@/lib/shared/words/zh-Hans/staff').then(({ staffMessages }) => provideStaff('zh-Hans', staffMessages)),
  ),
  vi: dynamic(() =>
    import('@/lib/shared/words/vi/staff').then(({ staffMessages }) => provideStaff('vi', staffMessages)),
  ),
  ar: dynamic(() =>
    import('@/lib/shared/words/ar/staff').then(({ staffMessages }) => provideStaff('ar', staffMessages)),
  ),
};

type ApplicantWordsProps = {
  language: LanguageTag;
  /** What messages call whoever runs the portal; undefined if it has no name. */
  company: string | undefined;
  children: ReactNode;
};

/** Provides the messages of a language to all components below it. */
export function ApplicantWords({ language, company = '', children }: ApplicantWordsProps) {
  const Language = APPLICANT_WORDS[language];
  return <Language company={company}>{children}</Language>;
}

/**
 * Provides the console's messages to all staff components, in the language set above; applicants never download them.
 */
export function StaffWords({ children }: { children: ReactNode }) {
  const Language = STAFF_WORDS[useAllWords().language as LanguageTag];
  return <Language>{children}</Language>;
}

'use client';

import dynamic from 'next/dynamic';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import type { LanguageTag } from '@/lib/shared/words/languages';
import type { ApplicantMessages, PageMessages, StaffMessages } from '@/lib/shared/words/messages';
import { createWords, type Words } from '@/lib/shared/words/words';
import { useAllWords, WordsProvider } from './use-words';

type Provider = ComponentType<{ children: ReactNode }>;
type PageProvider = ComponentType<{ company: string; children: ReactNode }>;

/** A portal has one company, so its messages are built once, not for each page the server renders. */
function makeOnce(language: LanguageTag, messages: Readonly<Record<string, object>>) {
  const made = new Map<string, Words>();
  return (company: string): Words => {
    const words = made.get(company) ?? createWords(language, messages, company);
    made.set(company, words);
    return words;
  };
}

function provide(language: LanguageTag, messages: PageMessages): PageProvider {
  const make = makeOnce(language, messages);
  return ({ company, children }) => (
    <WordsProvider words={make(company || messages.pages.unnamedCompany)}>{children}</WordsProvider>
  );
}

/** These messages in addition to those from above. */
function provideMore(language: LanguageTag, messages: ApplicantMessages | StaffMessages): Provider {
  const make = makeOnce(language, messages);
  return ({ children }) => {
    const above = useAllWords();
    const words = useMemo<Words>(() => {
      const more = make(above.company);
      return { ...above, of: (namespace) => (namespace in messages ? more : above).of(namespace) };
    }, [above]);
    return <WordsProvider words={words}>{children}</WordsProvider>;
  };
}

/** Without its words, an applicant's page stays as the server sent it, and NotLoadedNotice says what to do. */
const waitForever = () => new Promise<never>(() => undefined);

/**
 * A browser loads only the language it shows, and the page names that file in its head: `dynamic` needs each import
 * spelled out.
 */
const PAGE_WORDS: Record<LanguageTag, PageProvider> = {
  en: dynamic(() =>
    import('@/lib/shared/words/en/page').then(({ pageMessages }) => provide('en', pageMessages), waitForever),
  ),
  es: dynamic(() =>
    import('@/lib/shared/words/es/page').then(({ pageMessages }) => provide('es', pageMessages), waitForever),
  ),
  fr: dynamic(() =>
    import('@/lib/shared/words/fr/page').then(({ pageMessages }) => provide('fr', pageMessages), waitForever),
  ),
  'zh-Hans': dynamic(() =>
    import('@/lib/shared/words/zh-Hans/page').then(({ pageMessages }) => provide('zh-Hans', pageMessages), waitForever),
  ),
  vi: dynamic(() =>
    import('@/lib/shared/words/vi/page').then(({ pageMessages }) => provide('vi', pageMessages), waitForever),
  ),
  ar: dynamic(() =>
    import('@/lib/shared/words/ar/page').then(({ pageMessages }) => provide('ar', pageMessages), waitForever),
  ),
};

const APPLICANT_WORDS: Record<LanguageTag, Provider> = {
  en: dynamic(() =>
    import('@/lib/shared/words/en/applicant').then(
      ({ applicantMessages }) => provideMore('en', applicantMessages),
      waitForever,
    ),
  ),
  es: dynamic(() =>
    import('@/lib/shared/words/es/applicant').then(
      ({ applicantMessages }) => provideMore('es', applicantMessages),
      waitForever,
    ),
  ),
  fr: dynamic(() =>
    import('@/lib/shared/words/fr/applicant').then(
      ({ applicantMessages }) => provideMore('fr', applicantMessages),
      waitForever,
    ),
  ),
  'zh-Hans': dynamic(() =>
    import('@/lib/shared/words/zh-Hans/applicant').then(
      ({ applicantMessages }) => provideMore('zh-Hans', applicantMessages),
      waitForever,
    ),
  ),
  vi: dynamic(() =>
    import('@/lib/shared/words/vi/applicant').then(
      ({ applicantMessages }) => provideMore('vi', applicantMessages),
      waitForever,
    ),
  ),
  ar: dynamic(() =>
    import('@/lib/shared/words/ar/applicant').then(
      ({ applicantMessages }) => provideMore('ar', applicantMessages),
      waitForever,
    ),
  ),
};

const STAFF_WORDS: Record<LanguageTag, Provider> = {
  en: dynamic(() =>
    import('@/lib/shared/words/en/staff').then(({ staffMessages }) => provideMore('en', staffMessages)),
  ),
  es: dynamic(() =>
    import('@/lib/shared/words/es/staff').then(({ staffMessages }) => provideMore('es', staffMessages)),
  ),
  fr: dynamic(() =>
    import('@/lib/shared/words/fr/staff').then(({ staffMessages }) => provideMore('fr', staffMessages)),
  ),
  'zh-Hans': dynamic(() =>
    import('@/lib/shared/words/zh-Hans/staff').then(({ staffMessages }) => provideMore('zh-Hans', staffMessages)),
  ),
  vi: dynamic(() =>
    import('@/lib/shared/words/vi/staff').then(({ staffMessages }) => provideMore('vi', staffMessages)),
  ),
  ar: dynamic(() =>
    import('@/lib/shared/words/ar/staff').then(({ staffMessages }) => provideMore('ar', staffMessages)),
  ),
};

type PageWordsProps = {
  language: LanguageTag;
  /** What messages call whoever runs the portal; undefined if it has no name. */
  company: string | undefined;
  children: ReactNode;
};

/** Provides the messages that every page has, in a language, to all components below it. */
export function PageWords({ language, company = '', children }: PageWordsProps) {
  const Language = PAGE_WORDS[language];
  return <Language company={company}>{children}</Language>;
}

/** Provides the messages of the form, the phone and the status page, too. The first page never downloads them. */
export function ApplicantWords({ children }: { children: ReactNode }) {
  const Language = APPLICANT_WORDS[useAllWords().language as LanguageTag];
  return <Language>{children}</Language>;
}

/** Provides all messages, with the console's; applicants never download those. */
export function StaffWords({ children }: { children: ReactNode }) {
  const Language = STAFF_WORDS[useAllWords().language as LanguageTag];
  return (
    <ApplicantWords>
      <Language>{children}</Language>
    </ApplicantWords>
  );
}

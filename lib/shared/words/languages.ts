import type { applicantMessages } from './en/applicant';
import type { staffMessages } from './en/staff';

/** The sentences of a language, by file. Those of English say which there are. */
export type ApplicantMessages = typeof applicantMessages;
export type StaffMessages = typeof staffMessages;

type Language = {
  /** As its speakers call it. */
  name: string;
  direction: 'ltr' | 'rtl';
  load(): Promise<ApplicantMessages & StaffMessages>;
};

/** The languages of the portal, by their BCP 47 tag, which is also the name of their folder. The first one is the default. */
export const LANGUAGES = {
  en: {
    name: 'English',
    direction: 'ltr',
    load: async () => ({
      ...(await import('./en/applicant')).applicantMessages,
      ...(await import('./en/staff')).staffMessages,
    }),
  },
} satisfies Record<string, Language>;

/** A key of `LANGUAGES`. */
export type LanguageTag = keyof typeof LANGUAGES;

/** The language where nobody said which. */
export const DEFAULT_LANGUAGE: LanguageTag = 'en';

export const listLanguageTags = () => Object.keys(LANGUAGES) as LanguageTag[];

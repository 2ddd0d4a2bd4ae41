import type { applicantMessages } from './en/applicant';
import type { staffMessages } from './en/staff';

/** The messages of a language, by file. The English ones define which exist. */
export type ApplicantMessages = typeof applicantMessages;
export type StaffMessages = typeof staffMessages;

type Language = {
  /** The name its speakers use. */
  name: string;
  direction: 'ltr' | 'rtl';
  load(): Promise<ApplicantMessages & StaffMessages>;
};

/** The portal's languages, by BCP 47 tag, which is also the name of their folder. The first one is the default. */
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

/** The language to use if no one specified one. */
export const DEFAULT_LANGUAGE: LanguageTag = 'en';

export const listLanguageTags = () => Object.keys(LANGUAGES) as LanguageTag[];

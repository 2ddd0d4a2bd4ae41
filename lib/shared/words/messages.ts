import type { applicantMessages } from './en/applicant';
import type { pageMessages } from './en/page';
import type { staffMessages } from './en/staff';
import type { LanguageTag } from './languages';

/** The messages of a language, by file. The English ones define which exist. */
export type PageMessages = typeof pageMessages;
export type ApplicantMessages = typeof applicantMessages;
export type StaffMessages = typeof staffMessages;
export type AllMessages = PageMessages & ApplicantMessages & StaffMessages;

/** Loads all messages of a language, for the server. */
export const MESSAGES: Record<LanguageTag, () => Promise<AllMessages>> = {
  en: async () => ({
    ...(await import('./en/page')).pageMessages,
    ...(await import('./en/applicant')).applicantMessages,
    ...(await import('./en/staff')).staffMessages,
  }),
  es: async () => ({
    ...(await import('./es/page')).pageMessages,
    ...(await import('./es/applicant')).applicantMessages,
    ...(await import('./es/staff')).staffMessages,
  }),
  fr: async () => ({
    ...(await import('./fr/page')).pageMessages,
    ...(await import('./fr/applicant')).applicantMessages,
    ...(await import('./fr/staff')).staffMessages,
  }),
  'zh-Hans': async () => ({
    ...(await import('./zh-Hans/page')).pageMessages,
    ...(await import('./zh-Hans/applicant')).applicantMessages,
    ...(await import('./zh-Hans/staff')).staffMessages,
  }),
  vi: async () => ({
    ...(await import('./vi/page')).pageMessages,
    ...(await import('./vi/applicant')).applicantMessages,
    ...(await import('./vi/staff')).staffMessages,
  }),
  ar: async () => ({
    ...(await import('./ar/page')).pageMessages,
    ...(await import('./ar/applicant')).applicantMessages,
    ...(await import('./ar/staff')).staffMessages,
  }),
};

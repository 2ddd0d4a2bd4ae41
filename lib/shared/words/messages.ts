import type { applicantMessages } from './en/applicant';
import type { staffMessages } from './en/staff';
import type { LanguageTag } from './languages';

/** The messages of a language, by file. The English ones define which exist. */
export type ApplicantMessages = typeof applicantMessages;
export type StaffMessages = typeof staffMessages;

/** Loads all messages of a language, for the server. */
export const MESSAGES: Record<LanguageTag, () => Promise<ApplicantMessages & StaffMessages>> = {
  en: async () => ({
    ...(await import('./en/applicant')).applicantMessages,
    ...(await import('./en/staff')).staffMessages,
  }),
  es: async () => ({
    ...(await import('./es/applicant')).applicantMessages,
    ...(await import('./es/staff')).staffMessages,
  }),
  fr: async () => ({
    ...(await import('./fr/applicant')).applicantMessages,
    ...(await import('./fr/staff')).staffMessages,
  }),
  'zh-Hans': async () => ({
    ...(await import('./zh-Hans/applicant')).applicantMessages,
    ...(await import('./zh-Hans/staff')).staffMessages,
  }),
  vi: async () => ({
    ...(await import('./vi/applicant')).applicantMessages,
    ...(await import('./vi/staff')).staffMessages,
  }),
  ar: async () => ({
    ...(await import('./ar/applicant')).applicantMessages,
    ...(await import('./ar/staff')).staffMessages,
  }),
};

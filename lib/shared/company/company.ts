import type { SupportContact } from './support-contact';

/** Where a company's logo files are; `darkPath` is undefined if one works for both light and dark. */
export type CompanyLogo = { path: string; darkPath: string | undefined };

/** Who runs this portal, as far as pages show it. Whatever is not configured is undefined. */
export type Company = {
  name: string | undefined;
  logo: CompanyLogo | undefined;
  supportContact: SupportContact | undefined;
  /** An https address. */
  privacyUrl: string | undefined;
  /** What the details are used for, in one sentence. */
  purpose: string | undefined;
  /** When people usually get their answer: text such as "within two working days". */
  answerTime: string | undefined;
  /** How long they are kept: text that continues "They are kept". */
  retention: string | undefined;
};

/** What pages show if nothing is configured. */
export const UNNAMED_COMPANY: Company = {
  name: undefined,
  logo: undefined,
  supportContact: undefined,
  privacyUrl: undefined,
  purpose: undefined,
  answerTime: undefined,
  retention: undefined,
};

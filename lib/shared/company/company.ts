import type { SupportContact } from './support-contact';

/** Where the pictures of a company are; `darkPath` is undefined where one serves for light and dark. */
export type CompanyLogo = { path: string; darkPath: string | undefined };

/** Who runs this portal, as far as pages show it. Undefined is what nobody configured. */
export type Company = {
  name: string | undefined;
  logo: CompanyLogo | undefined;
  supportContact: SupportContact | undefined;
  /** An https address. */
  privacyUrl: string | undefined;
  /** What the details are for, one sentence. */
  purpose: string | undefined;
  /** How long they are kept: words that go on after "They are kept". */
  retention: string | undefined;
};

/** What pages show where nothing is configured. */
export const UNNAMED_COMPANY: Company = {
  name: undefined,
  logo: undefined,
  supportContact: undefined,
  privacyUrl: undefined,
  purpose: undefined,
  retention: undefined,
};

import { z } from '../zod';

const VERSION_MAX_CHARACTERS = 60;
const LANGUAGE_MAX_CHARACTERS = 35;

/** What a person is asked to agree to. Blank lines separate the paragraphs of `text`. */
export type Consent = {
  /** Distinguishes this text from all others, in any language. */
  version: string;
  /** A BCP 47 tag. */
  language: string;
  text: string;
};

/** What the form sends of it. The server uses the time of its own clock. */
export type SubmittedConsent = Pick<Consent, 'version' | 'language'> & {
  /** Epoch milliseconds by the person's clock. */
  givenAtMs: number;
};

/** What a server action receives of it. */
export const submittedConsentSchema = z.object({
  version: z.string().min(1).max(VERSION_MAX_CHARACTERS),
  language: z.string().min(1).max(LANGUAGE_MAX_CHARACTERS),
  givenAtMs: z.number(),
});

import { z } from 'zod';

const VERSION_MAX_CHARACTERS = 60;
const LANGUAGE_MAX_CHARACTERS = 35;

/** What a person is asked to agree to. Paragraphs of `text` are parted by empty lines. */
export type Consent = {
  /** Tells this text from every other one, of any language. */
  version: string;
  /** A BCP 47 tag. */
  language: string;
  text: string;
};

/** What the form sends of it. The server takes the time of its own clock. */
export type SubmittedConsent = Pick<Consent, 'version' | 'language'> & {
  /** Epoch milliseconds of the person's clock. */
  givenAtMs: number;
};

/** What arrives of it at a server action. */
export const submittedConsentSchema = z.object({
  version: z.string().min(1).max(VERSION_MAX_CHARACTERS),
  language: z.string().min(1).max(LANGUAGE_MAX_CHARACTERS),
  givenAtMs: z.number(),
});

import type { ColumnType } from 'kysely';

/** Every consent text that applicants were ever shown. It holds no personal data. */
export interface ConsentTextsTable {
  /**
   * The owner's own name for the text, or a digest of it. A version always refers to the same text, even after it is
   * replaced.
   */
  version: string;
  /** A BCP 47 tag. */
  language: string;
  text: string;
  /** Epoch milliseconds. */
  first_shown_at: number;
  /** Epoch milliseconds of the startup that replaced it with another text; null while it is shown. */
  replaced_at: number | null;
}

/**
 * What the person behind a submission agreed to. It is deleted with the submission if that turns out to have stored
 * nothing.
 */
export interface ConsentsTable {
  submission_id: string;
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** Its text is in `consent_texts`. */
  version: string;
  language: string;
  /** Epoch milliseconds by the portal's clock, when the submission arrived. */
  given_at: number;
  /** Epoch milliseconds of when staff took over the held submission that it came with; null otherwise. */
  accepted_at: ColumnType<number | null, number | null | undefined, number | null>;
}

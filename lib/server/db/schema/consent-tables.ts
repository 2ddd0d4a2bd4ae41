/** Every text of consent that applicants were ever shown. It holds no personal value. */
export interface ConsentTextsTable {
  /** The owner's own name of the text, or a digest of it. A version has one text, whatever came after it. */
  version: string;
  /** A BCP 47 tag. */
  language: string;
  text: string;
  /** Epoch milliseconds. */
  first_shown_at: number;
  /** Epoch milliseconds of the start that put another text in its place; null while it is shown. */
  replaced_at: number | null;
}

/** What the person behind a submission agreed to. It goes with the submission where that turns out to have stored nothing. */
export interface ConsentsTable {
  submission_id: string;
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** Its text is in `consent_texts`. */
  version: string;
  language: string;
  /** Epoch milliseconds of the portal's clock, when the submission came. */
  given_at: number;
}

/** A code sent to a mailbox for one form, and whether that form has proved the mailbox. It holds no personal data. */
export interface MailboxCodesTable {
  /** SHA-256 of the form's key and the email, hexadecimal. The key itself is never stored. */
  form_digest: string;
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** A keyed digest of the code (see lib/server/sealing/keyed-digest.ts); null once it was used. */
  code_digest: string | null;
  /** How often it was tried. */
  tries: number;
  /** Epoch milliseconds of when the code was typed in; null before. */
  proved_at: number | null;
  /** The one submission that the proof counts for; null until there is one. */
  used_submission_id: string | null;
  /** Epoch milliseconds: of the code until it was typed in, then of the proof until a submission uses it. */
  expires_at: number;
}

/** An email that a code sent to it confirmed, with a submission that was stored. */
export interface ProvedMailboxesTable {
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** Epoch milliseconds of when the latest such submission was sent. */
  proved_at: number;
}

/** What the browser read from the ID of the last submission for one email. */
export interface IdReadingsTable {
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** An IdReading as JSON. */
  reading: string;
  /** Epoch milliseconds. */
  received_at: number;
}

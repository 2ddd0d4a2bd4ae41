/** Which form may renew the refused record for one email: the one that wrote it last. It holds no personal data. */
export interface RenewalProofsTable {
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** SHA-256 of the form's renewal key and the email, hexadecimal. The key itself is never stored. */
  key_digest: string;
  /** Epoch milliseconds. */
  expires_at: number;
}

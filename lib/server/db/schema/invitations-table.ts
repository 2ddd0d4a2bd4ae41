/** A link by which one customer may use the form. Only the digest of its token is kept. */
export interface InvitationsTable {
  /** UUIDv7. */
  id: string;
  /** SHA-256 of the token, hexadecimal. */
  token_digest: string;
  /** Lower case: the customer it is for. */
  email: string;
  reference: string | null;
  /** What else staff knew: JSON of some of the form's values. */
  prefill: string;
  /** The member of staff who made it. */
  made_by: string;
  /** Epoch milliseconds. */
  created_at: number;
  /** Epoch milliseconds. */
  expires_at: number;
  /** Epoch milliseconds; null while it was not used. */
  used_at: number | null;
  /** The submission that used it, so that a repeat of it is answered. */
  used_submission_id: string | null;
  /** Epoch milliseconds; null unless it was withdrawn. */
  revoked_at: number | null;
}

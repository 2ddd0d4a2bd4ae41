import type { ColumnType } from 'kysely';
import type { OptionalSealedColumns } from './application-tables';

/**
 * A link that lets one customer use the form. Only the digest of its token is kept. What staff filled in for the
 * customer is sealed.
 */
export interface InvitationsTable extends OptionalSealedColumns {
  /** UUIDv7. */
  id: string;
  /** SHA-256 of the token, hexadecimal. */
  token_digest: string;
  /** Lowercase: the customer it is for. */
  email: string;
  reference: string | null;
  /** What staff filled in, as JSON, in rows from before it was sealed, until the portal seals them; otherwise `{}`. */
  prefill: ColumnType<string, '{}', '{}'>;
  /** The staff member who created it. */
  made_by: string;
  /** Epoch milliseconds. */
  created_at: number;
  /** Epoch milliseconds. */
  expires_at: number;
  /** Epoch milliseconds; null while unused. */
  used_at: number | null;
  /** The submission that used it, so that repeating it gets an answer. */
  used_submission_id: string | null;
  /** Epoch milliseconds; null unless it was withdrawn. */
  revoked_at: number | null;
}

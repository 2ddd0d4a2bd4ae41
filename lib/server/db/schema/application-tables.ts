import type { ColumnType } from 'kysely';
import type { DocumentSide } from '../../../shared/contract/request';
import type { CustomerSource } from '../../../shared/customer/customer-source';

/** The columns of a row whose parts are sealed under its own key (see lib/server/sealing/seal-record.ts). */
export interface SealedColumns {
  /** Which document key wraps the row's own key. */
  key_id: string;
  wrapped_key: Buffer;
  /** IV, tag and ciphertext. */
  sealed: Buffer;
}

/** The same columns where a row may hold nothing that is sealed; then all three are null. */
export interface OptionalSealedColumns {
  key_id: ColumnType<string | null, string | null | undefined, string | null>;
  wrapped_key: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  sealed: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
}

/** What one status link leads to: a record, or a held submission. A person's values are sealed. */
export interface ApplicationsTable extends SealedColumns {
  /** UUIDv7. */
  id: string;
  /**
   * SHA-256 of the secret in the link, bound to its purpose; hexadecimal. The secret itself is part of what is sealed.
   */
  secret_digest: string;
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** 1: it shows the record for this email. 0: only the outcome of its own submission. */
  is_linked: number;
  /** The submission waiting for staff; null if there is none, or no longer one. */
  held_id: string | null;
  /** What waits to be delivered; null if nothing does. It is shown before anything else. */
  outbox_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** Epoch milliseconds of when staff dropped the held submission; null otherwise. */
  dropped_at: number | null;
  /** What staff told the customer at that point, in rows from before it was sealed, until the portal seals them. */
  customer_text: ColumnType<string | null, null | undefined, null>;
  /** Epoch milliseconds; null unless staff withdrew the link. */
  withdrawn_at: number | null;
  /** Epoch milliseconds. */
  created_at: number;
  /** Epoch milliseconds. */
  expires_at: number;
}

/** A submission that may not change the record for its email until staff take it over. Its values are sealed. */
export interface HeldSubmissionsTable extends SealedColumns {
  /** UUIDv7. */
  id: string;
  /** As in `submissions`, so that a repeat is not held twice. */
  submission_id: string;
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** Epoch milliseconds. */
  received_at: number;
  /** Epoch milliseconds. */
  expires_at: number;
}

/** One image of a held submission, under the key of its row. */
export interface HeldImagesTable {
  held_id: string;
  side: DocumentSide;
  /** Size of the plain image. */
  byte_count: number;
  /** IV, tag and ciphertext. */
  sealed: Buffer;
}

/** What one change to a customer of the embedded storage replaced, and with what; sealed. */
export interface CustomerVersionsTable extends SealedColumns {
  /** UUIDv7. */
  id: string;
  customer_id: string;
  /** Epoch milliseconds of the change. */
  at: number;
  source: CustomerSource;
  /** The staff account; null unless `source` is `staff`. */
  entered_by: string | null;
}

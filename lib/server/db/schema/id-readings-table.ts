import type { ColumnType } from 'kysely';
import type { OptionalSealedColumns } from './application-tables';

/** What the browser read from the ID of the last submission for one email; sealed. */
export interface IdReadingsTable extends OptionalSealedColumns {
  /** SHA-256 of the email, hexadecimal. */
  email_digest: string;
  /** An IdReading as JSON, in rows from before it was sealed, until the portal seals them; otherwise `{}`. */
  reading: ColumnType<string, '{}', '{}'>;
  /** Epoch milliseconds. */
  received_at: number;
}

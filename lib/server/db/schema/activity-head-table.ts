import type { ColumnType } from 'kysely';

/** The id of the only row. */
export const HEAD_ID = 'activity';

/** Where the chain of the activity record ends: one row. */
export interface ActivityHeadTable {
  id: string;
  /** The position of the last entry; 0 if there is none. */
  position: number;
  /** The digest of the last entry. */
  digest: string;
  /** How many entries were written before there was a chain, and were chained afterwards. */
  former_count: ColumnType<number, number, never>;
  /** The entry that the seal is about; null until there is a seal. */
  sealed_position: number | null;
  sealed_digest: string | null;
  /** Epoch milliseconds of the seal, and of the first one. */
  sealed_at: number | null;
  sealed_since: number | null;
  /** A keyed digest of the entry and of `sealed_since`: see seal-activity.ts. */
  seal: string | null;
}

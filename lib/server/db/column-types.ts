import { type RawBuilder, sql } from 'kysely';
import type { DatabaseKind } from './database';

/** The column types that the two databases name differently. Text is `text` and numbers are `bigint` on both. */
export type ColumnTypes = { bytes: RawBuilder<unknown> };

/** The column types of one kind of database, for its migrations. */
export function getColumnTypes(kind: DatabaseKind): ColumnTypes {
  return { bytes: kind === 'postgres' ? sql`bytea` : sql`blob` };
}

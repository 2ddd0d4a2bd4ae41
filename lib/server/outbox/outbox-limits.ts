import { type Kysely, sql } from 'kysely';
import type { OutboxTable } from '../db/schema/outbox-tables';
import type { Tables } from '../db/schema/tables';

/** How much may wait. */
export type OutboxLimits = { maxEntries: number; maxBytes: number; maxPerLane: number };

/**
 * A day of a busy portal: 5,000 entries, 10 GB at most. One email has room for ten, so that nobody fills it with one
 * address.
 */
export const OUTBOX_LIMITS: OutboxLimits = { maxEntries: 5_000, maxBytes: 10_000_000_000, maxPerLane: 10 };

type Wanted = { kind: OutboxTable['kind']; lane: string; byteCount: number };

/** Tells whether there is room for one more: in the table, for its bytes, and for its email. */
export async function hasRoomFor(
  kysely: Kysely<Tables>,
  { kind, lane, byteCount }: Wanted,
  { maxEntries, maxBytes, maxPerLane }: OutboxLimits = OUTBOX_LIMITS,
): Promise<boolean> {
  const all = await kysely
    .selectFrom('outbox')
    .select([sql<number>`count(*)`.as('entries'), sql<number>`coalesce(sum(byte_count), 0)`.as('bytes')])
    .executeTakeFirstOrThrow();
  if (Number(all.entries) >= maxEntries || Number(all.bytes) + byteCount > maxBytes) return false;
  const own = await kysely
    .selectFrom('outbox')
    .select(sql<number>`count(*)`.as('entries'))
    .where('kind', '=', kind)
    .where('lane', '=', lane)
    .executeTakeFirstOrThrow();
  return Number(own.entries) < maxPerLane;
}

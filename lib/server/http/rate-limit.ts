import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../db/schema/database';

/** A limit that is kept in the database: it survives restarts and counts across instances. */
export type RateLimit = { name: string; max: number; windowMs: number };

/**
 * Counts one use and tells whether it is still within the limit.
 *
 * @param subject who is limited, such as an address; only its digest is stored
 * @param now epoch milliseconds
 */
export async function countUse(
  database: Database,
  { name, max, windowMs }: RateLimit,
  subject: string,
  now: number,
): Promise<boolean> {
  const bucket = `${name}:${createHash('sha256').update(subject).digest('hex')}`;
  const expired = now - windowMs;
  return database.withoutFlush(async (kysely) => {
    await kysely
      .deleteFrom('rate_limits')
      .where('window_started_at', '<=', expired)
      .where('bucket', 'like', `${name}:%`)
      .execute();
    const { used } = await kysely
      .insertInto('rate_limits')
      .values({ bucket, window_started_at: now, used: 1 })
      .onConflict((conflict) => conflict.column('bucket').doUpdateSet({ used: sql`rate_limits.used + 1` }))
      .returning('used')
      .executeTakeFirstOrThrow();
    return used <= max;
  });
}

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../db/schema/database';
import { inTransactionWithoutFlush } from '../db/transactions/in-transaction';

/** A limit that is kept in the database: it survives restarts and counts across instances. */
export type RateLimit = { name: string; max: number; windowMs: number };

/** Who a use is counted for, such as an address, and how often that subject is allowed. */
export type LimitedSubject = { subject: string; max: number };

/**
 * How far into the future a window may have begun, in milliseconds: the clocks of instances differ a little. Beyond
 * that the clock was put back, and a window that will not end for a day must not lock anyone out until then.
 */
const FUTURE_MAX_MS = 5 * 60 * 1000;

const toBucket = (name: string, subject: string) => `${name}:${createHash('sha256').update(subject).digest('hex')}`;

/**
 * Counts one use for several subjects, and tells whether it is still within what each is allowed. A use refused because
 * one subject has used up its share is counted for none, and leaves no row.
 *
 * @param subjects only their digests are stored. If instances may collide: from narrow to wide, to avoid lock conflicts
 * @param now epoch milliseconds
 */
export function countUses(
  database: Database,
  { name, windowMs }: Pick<RateLimit, 'name' | 'windowMs'>,
  subjects: readonly LimitedSubject[],
  now: number,
): Promise<boolean> {
  const buckets = subjects.map(({ subject, max }) => ({
    bucket: toBucket(name, subject),
    max,
  }));
  const maxOf = new Map(buckets.map(({ bucket, max }) => [bucket, max]));
  return inTransactionWithoutFlush(database, async (transaction) => {
    await transaction
      .deleteFrom('rate_limits')
      .where(({ eb, or }) =>
        or([eb('window_started_at', '<=', now - windowMs), eb('window_started_at', '>', now + FUTURE_MAX_MS)]),
      )
      .where('bucket', 'like', `${name}:%`)
      .execute();
    const stored = await transaction
      .selectFrom('rate_limits')
      .select(['bucket', 'used'])
      .where('bucket', 'in', [...maxOf.keys()])
      .execute();
    if (stored.some(({ bucket, used }) => used >= (maxOf.get(bucket) ?? 0))) return false;
    let isWithin = true;
    for (const { bucket, max } of buckets) {
      const { used } = await transaction
        .insertInto('rate_limits')
        .values({ bucket, window_started_at: now, used: 1 })
        .onConflict((conflict) => conflict.column('bucket').doUpdateSet({ used: sql`rate_limits.used + 1` }))
        .returning('used')
        .executeTakeFirstOrThrow();
      // Others may have been faster since the check above.
      if (used > max) isWithin = false;
    }
    return isWithin;
  });
}

/** Gives one use back to each subject, for one that came to nothing through no fault of theirs. */
export async function giveBackUses(
  database: Database,
  { name }: Pick<RateLimit, 'name'>,
  subjects: readonly Pick<LimitedSubject, 'subject'>[],
): Promise<void> {
  await inTransactionWithoutFlush(database, (transaction) =>
    transaction
      .updateTable('rate_limits')
      .set({ used: sql`used - 1` })
      .where(
        'bucket',
        'in',
        subjects.map(({ subject }) => toBucket(name, subject)),
      )
      .where('used', '>', 0)
      .execute(),
  );
}

/**
 * Counts one use and tells whether it is still within the limit. Limits by client address go through address-limit.ts
 * instead.
 *
 * @param subject who is limited, such as an account; only its digest is stored
 * @param now epoch milliseconds
 */
export function countUse(database: Database, limit: RateLimit, subject: string, now: number): Promise<boolean> {
  return countUses(database, limit, [{ subject, max: limit.max }], now);
}

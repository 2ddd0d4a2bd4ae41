import type { Transaction } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import { recordActivity } from '../../staff/activity/record-activity';

/** How long a submission is held, in milliseconds: 90 days, as long as its status link works. */
export const HELD_MAX_AGE_MS = 90 * 24 * 60 * 60 * 1000;
/** Limit per email; each additional one pushes out the oldest. */
export const HELD_PER_EMAIL_MAX = 10;
/** Limit overall; the oldest goes first. With two photos of 4 MB each, that is 40 GB at the very most. */
const HELD_MAX = 5_000;

/** Removes held submissions with their images, and records that nobody decided on them. */
async function removeHeld(transaction: Transaction<Tables>, ids: string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await transaction.deleteFrom('held_submissions').where('id', 'in', ids).execute();
  for (const subjectId of ids) {
    await recordActivity(transaction, { actor: { kind: 'system' }, action: 'submission.expired', subjectId }, now);
  }
}

/** Removes what was held for too long. Returns how many there were. */
export async function removeExpiredHeld(transaction: Transaction<Tables>, now: number): Promise<number> {
  const expired = transaction.selectFrom('held_submissions').select('id').where('expires_at', '<=', now);
  const ids = (await expired.execute()).map(({ id }) => id);
  await removeHeld(transaction, ids, now);
  return ids.length;
}

/** Makes room for one more, both for this email and overall. */
export async function makeRoomForHeld(
  transaction: Transaction<Tables>,
  emailDigest: string,
  now: number,
): Promise<void> {
  await removeExpiredHeld(transaction, now);
  const newestFirst = transaction.selectFrom('held_submissions').select('id').orderBy('id', 'desc');
  const own = await newestFirst.where('email_digest', '=', emailDigest).execute();
  const tooMany = own.slice(HELD_PER_EMAIL_MAX - 1).map(({ id }) => id);
  const last = await newestFirst
    .offset(HELD_MAX - 1)
    .limit(1)
    .executeTakeFirst();
  await removeHeld(transaction, [...new Set([...tooMany, ...(last ? [last.id] : [])])], now);
}

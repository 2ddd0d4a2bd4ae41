import type { Kysely, Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ActivityAction, ActivityDetail } from '../../../shared/staff/activity';
import type { Tables } from '../../db/schema/tables';
import { beforeCommit } from '../../db/transactions/before-commit';
import { retryTransaction } from '../../db/transactions/retry-transaction';
import { appendEntries, type NewEntry } from './append-entries';

export type Activity = {
  actor: { kind: 'staff'; id: string } | { kind: 'operator' | 'applicant' | 'api' | 'system' };
  action: ActivityAction;
  /** An id, never personal data. */
  subjectId?: string;
  /** A fixed word, never personal data. */
  detail?: ActivityDetail;
  /** A keyed digest of where a refused caller came from. */
  addressDigest?: string | undefined;
};

/** The row of an activity, without its place in the chain. `at` in epoch milliseconds. */
export const toNewEntry = ({ actor, action, subjectId, detail, addressDigest }: Activity, id: string, at: number) => ({
  id,
  at,
  actor_kind: actor.kind,
  actor_id: actor.kind === 'staff' ? actor.id : null,
  action,
  subject_id: subjectId ?? null,
  detail: detail ?? null,
  address_digest: addressDigest ?? null,
});

/** What each transaction will append at its end. */
const waiting = new WeakMap<Kysely<Tables>, NewEntry[]>();

async function appendAtEnd(transaction: Transaction<Tables>, entry: NewEntry): Promise<void> {
  const entries = waiting.get(transaction);
  if (entries) {
    entries.push(entry);
    return;
  }
  const first = [entry];
  waiting.set(transaction, first);
  await beforeCommit(transaction, async () => {
    waiting.delete(transaction);
    await appendEntries(transaction, () => first);
  });
}

/**
 * Adds one entry to the activity record. Pass the transaction of the recorded change, so that neither is stored without
 * the other: the entry is appended when everything else in it is done.
 *
 * @param at epoch milliseconds. Default: now
 */
export async function recordActivity(
  kysely: Kysely<Tables>,
  activity: Activity,
  at: number = Date.now(),
): Promise<void> {
  const entry = toNewEntry(activity, uuidv7(), at);
  if (kysely.isTransaction) return appendAtEnd(kysely as Transaction<Tables>, entry);
  await retryTransaction(() =>
    kysely.transaction().execute((transaction) => appendEntries(transaction, () => [entry])),
  );
}

/** Not `is not distinct from`, for which PostgreSQL uses no index. */
const operatorFor = (value: string | null) => (value === null ? 'is' : '=');

/**
 * Adds one entry to the activity record, unless the same actor did the same within a while: something that is asked for
 * again and again leaves one entry.
 *
 * @param at epoch milliseconds
 * @param forMs how long one entry counts for, in milliseconds
 */
export async function recordOnce(
  kysely: Kysely<Tables>,
  activity: Activity,
  { at, forMs }: { at: number; forMs: number },
): Promise<void> {
  const entry = toNewEntry(activity, uuidv7(), at);
  const isRecent = async (db: Kysely<Tables>) => {
    const recent = await db
      .selectFrom('activity')
      .select('id')
      .where('subject_id', operatorFor(entry.subject_id), entry.subject_id)
      .where('actor_kind', '=', entry.actor_kind)
      .where('actor_id', operatorFor(entry.actor_id), entry.actor_id)
      .where('action', '=', entry.action)
      .where('detail', operatorFor(entry.detail), entry.detail)
      .where('at', '>', at - forMs)
      .limit(1)
      .executeTakeFirst();
    return recent !== undefined;
  };
  // Most calls end here, without waiting for anybody.
  if (await isRecent(kysely)) return;
  await retryTransaction(() =>
    kysely
      .transaction()
      .execute((transaction) => appendEntries(transaction, async () => ((await isRecent(transaction)) ? [] : [entry]))),
  );
}

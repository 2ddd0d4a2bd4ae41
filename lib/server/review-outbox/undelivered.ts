import { sql } from 'kysely';
import {
  UNDELIVERED_PER_PAGE,
  UNDELIVERED_REASONS,
  type Undelivered,
  type UndeliveredOutcome,
  type UndeliveredReason,
} from '../../shared/outbox/undelivered';
import type { WaitingValues } from '../applications/submissions/waiting-values';
import type { Database } from '../db/schema/database';
import { inTransaction } from '../db/transactions/in-transaction';
import { type OutboxEntry, openEntryValues, removeEntry } from '../outbox/outbox-entry';
import { ringForDelivery } from '../outbox/run-deliveries';
import type { DocumentKeys } from '../sealing/document-keys';
import { openOr } from '../sealing/open-or';
import { recordActivity } from '../staff/activity/record-activity';
import { assertMay, type StaffMember } from '../staff/authority';

/** What waits: on its way, or for staff. */
export type OutboxCount = { waiting: number; dead: number };

/** Counts the submissions in the outbox. Throws AuthorityError when the role may not decide. */
export async function countUndelivered({ kysely }: Database, member: StaffMember): Promise<OutboxCount> {
  assertMay(member, 'decide');
  const rows = await kysely
    .selectFrom('outbox')
    .select(['state', sql<number>`count(*)`.as('count')])
    .where('kind', '=', 'submission')
    .groupBy('state')
    .execute();
  const countOf = (state: OutboxEntry['state']) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { waiting: countOf('waiting'), dead: countOf('dead') };
}

const toReason = (problem: string | null): UndeliveredReason =>
  UNDELIVERED_REASONS.find((reason) => reason === problem) ?? 'unavailable';

function toUndelivered(keys: DocumentKeys, entry: OutboxEntry): Undelivered {
  const { id, problem, tries, received_at: receivedAt, expires_at: expiresAt } = entry;
  const known = { id, reason: toReason(problem), tries, receivedAt, expiresAt };
  const nobody = { firstName: '', lastName: '', emailAddress: '' };
  const values = openOr({ customer: nobody }, () => openEntryValues(keys, entry) as WaitingValues);
  const { firstName, lastName, emailAddress } = values.customer;
  return { ...known, name: `${firstName} ${lastName}`.trim(), emailAddress };
}

/**
 * One page of the submissions that are not tried any more, oldest first.
 *
 * @param newerThan the id of the last one on the previous page
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function listUndelivered(
  member: StaffMember,
  { database, openKeys }: { database: Database; openKeys: () => Promise<DocumentKeys> },
  newerThan: string | undefined,
): Promise<{ undelivered: Undelivered[]; newer: string | undefined }> {
  assertMay(member, 'decide');
  let query = database.kysely
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'submission')
    .where('state', '=', 'dead')
    .orderBy('id')
    .limit(UNDELIVERED_PER_PAGE + 1);
  if (newerThan) query = query.where('id', '>', newerThan);
  const rows = await query.execute();
  const page = rows.slice(0, UNDELIVERED_PER_PAGE);
  const keys = await openKeys();
  return {
    undelivered: page.map((row) => toUndelivered(keys, row)),
    newer: rows.length > page.length ? page.at(-1)?.id : undefined,
  };
}

/**
 * Has a submission tried again, as if it had just come, and records it.
 *
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function sendAgain(
  database: Database,
  member: StaffMember,
  id: string,
  now: number,
): Promise<UndeliveredOutcome> {
  assertMay(member, 'decide');
  const outcome = await inTransaction(database, async (transaction): Promise<UndeliveredOutcome> => {
    const changed = await transaction
      .updateTable('outbox')
      .set({ state: 'waiting', tries: 0, problem: null, next_try_at: now, waiting_since: now })
      .where('id', '=', id)
      .where('state', '=', 'dead')
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return { kind: 'failed', problem: 'gone' };
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(transaction, { actor, action: 'delivery.repeated', subjectId: id }, now);
    return { kind: 'sent-again' };
  });
  if (outcome.kind === 'sent-again') ringForDelivery();
  return outcome;
}

/**
 * Gives up a submission that is not tried any more: it is deleted with its photos, and that is recorded. Its sender sees
 * FAIL on their status page, unless their link shows a record.
 *
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function giveUp(
  database: Database,
  member: StaffMember,
  id: string,
  now: number,
): Promise<UndeliveredOutcome> {
  assertMay(member, 'decide');
  return inTransaction(database, async (transaction): Promise<UndeliveredOutcome> => {
    const query = transaction.selectFrom('outbox').selectAll().where('id', '=', id).where('state', '=', 'dead');
    const entry = await query.executeTakeFirst();
    if (!entry) return { kind: 'failed', problem: 'gone' };
    await transaction
      .updateTable('applications')
      .set({ dropped_at: now })
      .where('outbox_id', '=', id)
      .where('is_linked', '=', 0)
      .where('held_id', 'is', null)
      .execute();
    if (!(await removeEntry(transaction, id))) return { kind: 'failed', problem: 'gone' };
    // A repeat of the same form begins anew.
    if (entry.submission_id)
      await transaction.deleteFrom('submissions').where('id', '=', entry.submission_id).execute();
    const actor = { kind: 'staff' as const, id: member.id };
    await recordActivity(transaction, { actor, action: 'delivery.given-up', subjectId: id }, now);
    return { kind: 'given-up' };
  });
}

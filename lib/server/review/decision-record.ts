import type { Kysely, Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../db/schema/database';
import type { DecisionsTable } from '../db/schema/decisions-table';
import type { Tables } from '../db/schema/tables';
import { isUniqueViolation } from '../db/transactions/database-error';

export type Decision = Selectable<DecisionsTable>;

/** After this an attempt counts as cut off, in milliseconds: longer than the deadlines of all its calls combined. */
const ATTEMPT_MAX_MS = 60_000;

/** The decisions about a customer, newest first. */
export function listDecisions({ kysely }: Database, customerId: string): Promise<Decision[]> {
  return kysely
    .selectFrom('decisions')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('id', 'desc')
    .execute();
}

/**
 * Finds the newest decision about a customer.
 *
 * @returns 'busy' while one is being stored. One that was cut off counts as unconfirmed from then on
 */
export async function findNewestDecision(
  { kysely }: Database,
  customerId: string,
  now: number,
): Promise<Decision | 'busy' | undefined> {
  const query = kysely.selectFrom('decisions').selectAll().where('customer_id', '=', customerId);
  const newest = await query.orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (newest?.state !== 'sending') return newest;
  // Not for one from the future: the clock was put back since.
  if (Math.abs(now - newest.at) < ATTEMPT_MAX_MS) return 'busy';
  await settleDecision(kysely, newest.id, 'unconfirmed');
  return { ...newest, state: 'unconfirmed' };
}

/**
 * Writes a decision down before it is sent: of all decisions that follow the same one, only one gets through, across
 * instances.
 *
 * @returns the decision's id, or 'busy' when someone else was faster
 */
export async function claimDecision(
  { kysely }: Database,
  decision: Omit<Decision, 'id' | 'state'>,
): Promise<{ id: string } | 'busy'> {
  const id = uuidv7();
  try {
    await kysely
      .insertInto('decisions')
      .values({ ...decision, id, state: 'sending' })
      .execute();
    return { id };
  } catch (error) {
    if (isUniqueViolation(error)) return 'busy';
    throw error;
  }
}

/** Records the outcome of a decision that was sent. */
export async function settleDecision(
  kysely: Kysely<Tables>,
  id: string,
  state: 'stored' | 'unconfirmed',
): Promise<void> {
  await kysely.updateTable('decisions').set({ state }).where('id', '=', id).where('state', '=', 'sending').execute();
}

/** Removes a decision that definitely changed nothing. */
export async function forgetDecision({ kysely }: Database, id: string): Promise<void> {
  await kysely.deleteFrom('decisions').where('id', '=', id).where('state', '=', 'sending').execute();
}

import type { Kysely, Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type DecisionTexts, openDecisionTexts, sealDecisionTexts } from '../applications/status-links/decision-texts';
import type { Database } from '../db/schema/database';
import type { DecisionsTable } from '../db/schema/decisions-table';
import type { Tables } from '../db/schema/tables';
import { isUniqueViolation } from '../db/transactions/database-error';
import type { DocumentKeys } from '../sealing/document-keys';
import { openOr } from '../sealing/open-or';

const HEAD_COLUMNS = [
  'id',
  'customer_id',
  'at',
  'staff_id',
  'from_status',
  'to_status',
  'reason',
  'state',
  'follows_id',
] as const;

/** A decision without what was written with it. */
export type DecisionHead = Pick<Selectable<DecisionsTable>, (typeof HEAD_COLUMNS)[number]>;

export type Decision = DecisionHead & {
  /** What was written with it; 'unreadable' if it can no longer be opened. */
  texts: DecisionTexts | 'unreadable';
};

/** After this an attempt counts as cut off, in milliseconds: longer than the deadlines of all its calls combined. */
const ATTEMPT_MAX_MS = 60_000;

/** The decisions about a customer, newest first. */
export async function listDecisions({ kysely }: Database, keys: DocumentKeys, customerId: string): Promise<Decision[]> {
  const query = kysely.selectFrom('decisions').selectAll().where('customer_id', '=', customerId);
  const rows = await query.orderBy('id', 'desc').execute();
  return rows.map((row) => {
    const { note: _note, customer_text: _text, key_id: _id, wrapped_key: _key, sealed: _sealed, ...head } = row;
    return { ...head, texts: openOr('unreadable', () => openDecisionTexts(keys, row)) };
  });
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
): Promise<DecisionHead | 'busy' | undefined> {
  const query = kysely.selectFrom('decisions').select(HEAD_COLUMNS).where('customer_id', '=', customerId);
  const newest = await query.orderBy('id', 'desc').limit(1).executeTakeFirst();
  if (newest?.state !== 'sending') return newest;
  // Not for one from the future: the clock was put back since.
  if (Math.abs(now - newest.at) < ATTEMPT_MAX_MS) return 'busy';
  await settleDecision(kysely, newest.id, 'unconfirmed');
  return { ...newest, state: 'unconfirmed' };
}

export type NewDecision = Omit<DecisionHead, 'id' | 'state'> & { texts: DecisionTexts };

/**
 * Writes a decision down before it is sent: of all decisions that follow the same one, only one gets through, across
 * instances.
 *
 * @returns the decision's id, or 'busy' when someone else was faster
 */
export async function claimDecision(
  { kysely }: Database,
  keys: DocumentKeys,
  { texts, ...decision }: NewDecision,
): Promise<{ id: string } | 'busy'> {
  const id = uuidv7();
  try {
    await kysely
      .insertInto('decisions')
      .values({ ...decision, ...sealDecisionTexts(keys, id, texts), id, state: 'sending' })
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

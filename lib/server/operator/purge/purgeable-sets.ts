import { type Kysely, sql } from 'kysely';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';

const FINAL_STATUSES = ['PASS', 'FAIL'] as const;

/** Lists sets that came before the cutoff, in id order, starting with the first one past `after`. */
export async function listOldSetIds(
  kysely: Kysely<Tables>,
  { cutoff, after, limit }: { cutoff: number; after: string; limit: number },
): Promise<string[]> {
  const query = kysely.selectFrom('document_sets').select('id').where('id', '>', after).orderBy('id').limit(limit);
  return (await query.where('created_at', '<=', cutoff).execute()).map(({ id }) => id);
}

export type PurgeableSet = { id: string; customerId: string; isInForce: boolean };

/**
 * Lists the given sets whose retention has ended: a final status was set while they were current, or later, and before
 * the cutoff. The current set is listed only if that status has remained ever since; a customer who is PENDING keeps
 * it.
 *
 * @param options.cutoff epoch milliseconds
 * @param options.isLocked keeps others from changing these customers until the transaction ends
 */
export async function listPurgeableSets(
  { hasRowLocks }: Database,
  kysely: Kysely<Tables>,
  setIds: readonly string[],
  { cutoff, isLocked }: { cutoff: number; isLocked: boolean },
): Promise<PurgeableSet[]> {
  if (setIds.length === 0) return [];
  const query = kysely
    .selectFrom('document_sets')
    .innerJoin('customers', 'customers.id', 'document_sets.customer_id')
    .select(['document_sets.id', 'customer_id as customerId', 'current_set_id as currentSetId'])
    .where('document_sets.id', 'in', setIds)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('status_history')
          .select(sql.lit(1).as('found'))
          .whereRef('status_history.customer_id', '=', 'customers.id')
          .where('to_status', 'in', FINAL_STATUSES)
          .where('at', '<=', cutoff)
          .whereRef('at', '>=', 'document_sets.created_at'),
      ),
    )
    .where(({ and, eb, exists, not, or, selectFrom }) => {
      const laterChange = selectFrom('status_history')
        .select(sql.lit(1).as('found'))
        .whereRef('status_history.customer_id', '=', 'customers.id')
        .where('at', '>', cutoff);
      return or([
        eb('current_set_id', 'is', null),
        eb('current_set_id', '!=', eb.ref('document_sets.id')),
        and([eb('customers.status', 'in', FINAL_STATUSES), not(exists(laterChange))]),
      ]);
    });
  const rows = await (isLocked && hasRowLocks ? query.forUpdate('customers') : query).execute();
  return rows.map(({ id, customerId, currentSetId }) => ({ id, customerId, isInForce: currentSetId === id }));
}

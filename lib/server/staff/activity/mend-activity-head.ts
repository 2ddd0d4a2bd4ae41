import type { Transaction } from 'kysely';
import { CHAIN_START } from '../../db/migrations/0022-entry-digest';
import { HEAD_ID } from '../../db/schema/activity-head-table';
import type { Tables } from '../../db/schema/tables';

/**
 * Puts the head back where a damaged database lost it: at the last entry that is left. It has no seal then, and the
 * check of the chain names what is missing before it.
 */
export async function mendActivityHead(transaction: Transaction<Tables>): Promise<void> {
  const last = await transaction
    .selectFrom('activity')
    .select(['position', 'digest'])
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  await transaction
    .insertInto('activity_head')
    .values({ id: HEAD_ID, position: 0, digest: CHAIN_START, former_count: 0, ...last })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DocumentsTable, Tables } from '../../db/schema/tables';

/*
 * All images are walked in primary key order, a few at a time. What they belong to is queried afterwards: when joined
 * in the same ordered query, a planner may read the other table from its start for every few images.
 */

type Place = Pick<DocumentsTable, 'set_id' | 'side'>;

/** Past an image, in primary key order. */
export function isAfter({ set_id, side }: Place): RawBuilder<boolean> {
  return sql<boolean>`(set_id, side) > (${set_id}, ${side})`;
}

/** Finds who owns the sets of some images: customer ids by set id. A missing set is left out. */
export async function findSetOwners(
  kysely: Kysely<Tables>,
  images: readonly Place[],
): Promise<ReadonlyMap<string, string>> {
  if (images.length === 0) return new Map();
  const setIds = [...new Set(images.map(({ set_id }) => set_id))];
  const query = kysely.selectFrom('document_sets').select(['id', 'customer_id']).where('id', 'in', setIds);
  return new Map((await query.execute()).map(({ id, customer_id }) => [id, customer_id]));
}

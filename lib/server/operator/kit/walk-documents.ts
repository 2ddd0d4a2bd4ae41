import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DocumentsTable, Tables } from '../../db/schema/tables';

/*
 * All images are walked through in the order of their primary key, a few at a time. What they belong to is asked for
 * afterwards: joined in the same ordered query, a planner may read the other table from its start for each few.
 */

type Place = Pick<DocumentsTable, 'set_id' | 'side'>;

/** Behind an image, in the order of the primary key. */
export function isAfter({ set_id, side }: Place): RawBuilder<boolean> {
  return sql<boolean>`(set_id, side) > (${set_id}, ${side})`;
}

/** Finds whose the sets of some images are: customer ids by set id. A set that is missing is not in it. */
export async function findSetOwners(
  kysely: Kysely<Tables>,
  images: readonly Place[],
): Promise<ReadonlyMap<string, string>> {
  if (images.length === 0) return new Map();
  const setIds = [...new Set(images.map(({ set_id }) => set_id))];
  const query = kysely.selectFrom('document_sets').select(['id', 'customer_id']).where('id', 'in', setIds);
  return new Map((await query.execute()).map(({ id, customer_id }) => [id, customer_id]));
}

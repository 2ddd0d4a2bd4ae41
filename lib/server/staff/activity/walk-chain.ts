import type { Kysely, Selectable } from 'kysely';
import type { ActivityTable } from '../../db/schema/activity-table';
import type { Tables } from '../../db/schema/tables';

export type ChainedRow = Selectable<ActivityTable>;

const ROWS_AT_ONCE = 500;

/** The entries of the chain in its order, a few hundred at a time: those after one position, up to another. */
export async function* walkChain(
  kysely: Kysely<Tables>,
  { after = 0, upTo = Number.MAX_SAFE_INTEGER }: { after?: number; upTo?: number } = {},
): AsyncGenerator<ChainedRow[]> {
  let last: number | undefined = after;
  while (last !== undefined) {
    const rows: ChainedRow[] = await kysely
      .selectFrom('activity')
      .selectAll()
      .where('position', '>', last)
      .where('position', '<=', upTo)
      .orderBy('position')
      .limit(ROWS_AT_ONCE)
      .execute();
    if (rows.length > 0) yield rows;
    last = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1)?.position;
  }
}

import { type Migration, type QueryExecutorProvider, sql } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';
import { CHAIN_START, type DigestedEntry, digestEntry } from './0022-entry-digest';

const ENTRIES_AT_ONCE = 500;

type StoredEntry = Omit<DigestedEntry, 'position'>;

async function listEntries(db: QueryExecutorProvider, after: string | undefined): Promise<StoredEntry[]> {
  const isAfter = after === undefined ? sql`` : sql`where id > ${after}`;
  const query = sql<StoredEntry>`
    select id, at, actor_kind, actor_id, action, subject_id, detail, address_digest
    from activity ${isAfter} order by id limit ${sql.lit(ENTRIES_AT_ONCE)}`;
  return (await query.execute(db)).rows;
}

/** Both databases use the same column names for such values. */
async function writeLinks(db: QueryExecutorProvider, links: { id: string; position: number; digest: string }[]) {
  const values = links.map(({ id, position, digest }) => sql`(${id}, ${sql.lit(position)}, ${digest})`);
  await sql`
    update activity set position = links.column2, digest = links.column3
    from (values ${sql.join(values)}) as links where activity.id = links.column1`.execute(db);
}

/**
 * Chains the entries that were written before there was a chain, in the order of their ids, and writes down its head.
 * From then on changes to them show; nobody can tell what happened to them earlier.
 */
export async function startActivityChain(db: QueryExecutorProvider): Promise<void> {
  let digest = CHAIN_START;
  let position = 0;
  let after: string | undefined;
  do {
    const links = (await listEntries(db, after)).map((entry) => {
      position += 1;
      digest = digestEntry({ ...entry, position }, digest);
      return { id: entry.id, position, digest };
    });
    if (links.length > 0) await writeLinks(db, links);
    after = links.length < ENTRIES_AT_ONCE ? undefined : links.at(-1)?.id;
  } while (after !== undefined);
  await sql`
    insert into activity_head (id, position, digest, former_count)
    values ('activity', ${sql.lit(position)}, ${digest}, ${sql.lit(position)})`.execute(db);
}

/** The record of activity becomes a chain, and nothing in it can be replaced any more. */
export function activityChainMigration({ activityGuard, chainGuard }: ColumnTypes): Migration {
  return {
    async up(db) {
      await activityGuard.lift(db);
      for (const column of ['address_digest', 'digest'])
        await db.schema.alterTable('activity').addColumn(column, 'text').execute();
      await db.schema.alterTable('activity').addColumn('position', 'bigint').execute();
      await db.schema
        .createTable('activity_head')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('digest', 'text', (column) => column.notNull())
        .addColumn('former_count', 'bigint', (column) => column.notNull())
        .addColumn('sealed_position', 'bigint')
        .addColumn('sealed_digest', 'text')
        .addColumn('sealed_at', 'bigint')
        .addColumn('sealed_since', 'bigint')
        .addColumn('seal', 'text')
        .execute();
      await startActivityChain(db);
      await db.schema.createIndex('activity_by_position').on('activity').column('position').unique().execute();
      await activityGuard.set(db);
      await chainGuard.set(db);
    },
  };
}

import { type RawBuilder, sql } from 'kysely';
import type { Database, DatabaseKind } from '../../../lib/server/db/schema/database';

/** SQLite keeps the statement that created each object, including columns added since. */
const SQLITE_QUERIES = [sql`select type, name, tbl_name, sql from sqlite_master order by type, name`];

const OURS = sql`'public'::regnamespace`;

const POSTGRES_QUERIES = [
  sql`
    select table_name, column_name, ordinal_position, data_type, collation_name, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`,
  sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by indexname`,
  sql`
    select conrelid::regclass::text as table_name, conname, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = ${OURS} order by 1, 2`,
  sql`
    select tgrelid::regclass::text as table_name, tgname, pg_get_triggerdef(oid) as definition
    from pg_trigger where not tgisinternal order by 1, 2`,
  sql`select proname, pg_get_functiondef(oid) as definition from pg_proc where pronamespace = ${OURS} order by 1`,
];

const QUERIES: Record<DatabaseKind, RawBuilder<unknown>[]> = { sqlite: SQLITE_QUERIES, postgres: POSTGRES_QUERIES };

/** Everything a database reports about its schema: tables, columns, types, defaults, keys, indexes, triggers. */
export async function describeSchema({ kysely, kind }: Database): Promise<unknown[]> {
  const answers = await Promise.all(QUERIES[kind].map((query) => query.execute(kysely)));
  return answers.flatMap(({ rows }) => rows);
}

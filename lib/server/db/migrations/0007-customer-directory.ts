import { type Kysely, type Migration, sql } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';
import { type KeyedRow, searchKeysAt0007 } from './0007-search-keys';

const ROWS_AT_ONCE = 1_000;
const NULLABLE_KEYS = ['entered_by', 'name_key', 'surname_key', 'reference_key'];

/** What the list is searched and filtered by. Ids are in time order, so the primary key gives the newest first. */
async function createIndexes(db: Kysely<unknown>, table: string): Promise<void> {
  for (const column of ['status', 'source']) {
    await db.schema.createIndex(`${table}_by_${column}`).on(table).columns([column, 'id']).execute();
  }
  for (const column of NULLABLE_KEYS) {
    const index = db.schema.createIndex(`${table}_by_${column}`).on(table).columns([column, 'id']);
    await index.where(column, 'is not', null).execute();
  }
}

async function addToCustomers(db: Kysely<unknown>, { orderedText }: ColumnTypes): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable('customers')
    .addColumn('source', 'text', (column) => column.notNull().defaultTo('api'))
    .execute();
  await schema.alterTable('customers').addColumn('entered_by', 'text').execute();
  for (const name of ['name_key', 'surname_key', 'reference_key']) {
    await schema.alterTable('customers').addColumn(name, orderedText).execute();
  }
}

/** The columns that this migration reads. */
type Customers = { customers: KeyedRow };

/** Both databases use the same column names for such values. */
async function writeKeys(db: Kysely<Customers>, rows: readonly KeyedRow[]): Promise<void> {
  const keys = rows.map((row) => {
    const { name_key, surname_key, reference_key } = searchKeysAt0007(row);
    return sql`(${row.id}, ${name_key}, ${surname_key}, ${reference_key})`;
  });
  await sql`
    update customers
    set name_key = keys.column2, surname_key = keys.column3, reference_key = keys.column4
    from (values ${sql.join(keys)}) as keys
    where customers.id = keys.column1`.execute(db);
}

/** Fills in the keys of existing customers. */
async function fillKeys(db: Kysely<Customers>): Promise<void> {
  let after = '';
  for (;;) {
    const query = db.selectFrom('customers').select(['id', 'fn', 'ln', 'reference']).where('id', '>', after);
    const rows = await query.orderBy('id').limit(ROWS_AT_ONCE).execute();
    const last = rows.at(-1);
    if (!last) return;
    await writeKeys(db, rows);
    after = last.id;
  }
}

async function createRemoteCustomers(db: Kysely<unknown>, { orderedText }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('remote_customers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', orderedText, (column) => column.notNull().unique())
    .addColumn('reference', 'text')
    .addColumn('fn', 'text')
    .addColumn('ln', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('customer_link', 'text')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('entered_by', 'text')
    .addColumn('name_key', orderedText)
    .addColumn('surname_key', orderedText)
    .addColumn('reference_key', orderedText)
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
}

/**
 * What the list of customers needs: where they came from, keys to find them by, and the customers of a remote account.
 * The activity record is filtered by who acted.
 */
export function customerDirectoryMigration(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await addToCustomers(db, types);
      await fillKeys(db);
      await types.orderColumn(db, 'customers', 'email');
      await createIndexes(db, 'customers');
      await createRemoteCustomers(db, types);
      await createIndexes(db, 'remote_customers');
      await db.schema.createIndex('activity_by_actor_kind').on('activity').columns(['actor_kind', 'id']).execute();
    },
  };
}

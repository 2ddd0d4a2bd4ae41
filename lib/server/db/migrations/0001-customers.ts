import type { Kysely, Migration } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';

async function createCustomers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('reference', 'text')
    .addColumn('fn', 'text')
    .addColumn('ln', 'text')
    .addColumn('addr', 'text')
    .addColumn('city', 'text')
    .addColumn('state', 'text')
    .addColumn('zip', 'text')
    .addColumn('phone', 'text')
    .addColumn('dob', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('current_set_id', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createStatusHistory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('status_history')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customers.id').onDelete('cascade'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('from_status', 'text')
    .addColumn('to_status', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .execute();
  await db.schema
    .createIndex('status_history_by_customer')
    .on('status_history')
    .columns(['customer_id', 'id'])
    .execute();
}

async function createDocuments(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('document_sets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customers.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('document_sets_by_customer').on('document_sets').columns(['customer_id', 'id']).execute();
  await db.schema
    .createTable('documents')
    .addColumn('set_id', 'text', (column) => column.notNull().references('document_sets.id').onDelete('cascade'))
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('wrapped_key', types.bytes, (column) => column.notNull())
    .addColumn('iv', types.bytes, (column) => column.notNull())
    .addColumn('tag', types.bytes, (column) => column.notNull())
    .addColumn('byte_count', 'bigint', (column) => column.notNull())
    .addColumn('ciphertext', types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('documents_pkey', ['set_id', 'side'])
    .execute();
  // Finds what a retired key still wraps.
  await db.schema.createIndex('documents_by_key').on('documents').column('key_id').execute();
  await db.schema
    .createTable('document_key_checks')
    .addColumn('key_id', 'text', (column) => column.primaryKey())
    .addColumn('check_value', types.bytes, (column) => column.notNull())
    .execute();
}

/** The tables of the embedded storage API. */
export function customersMigration(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await createCustomers(db);
      await createStatusHistory(db);
      await createDocuments(db, types);
    },
  };
}

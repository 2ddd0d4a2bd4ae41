import type { Migration } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';

/** Status links, submissions waiting for staff, and the values that a change to a record replaced. */
export function applicationsMigration({ bytes }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('held_submissions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('submission_id', 'text', (column) => column.notNull().unique())
        .addColumn('email_digest', 'text', (column) => column.notNull())
        .addColumn('received_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('key_id', 'text', (column) => column.notNull())
        .addColumn('wrapped_key', bytes, (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('held_submissions_by_email')
        .on('held_submissions')
        .columns(['email_digest', 'id'])
        .execute();
      await db.schema
        .createTable('held_images')
        .addColumn('held_id', 'text', (column) =>
          column.notNull().references('held_submissions.id').onDelete('cascade'),
        )
        .addColumn('side', 'text', (column) => column.notNull())
        .addColumn('byte_count', 'bigint', (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('held_images_pkey', ['held_id', 'side'])
        .execute();
      await db.schema
        .createTable('applications')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('secret_digest', 'text', (column) => column.notNull().unique())
        .addColumn('email_digest', 'text', (column) => column.notNull())
        .addColumn('is_linked', 'bigint', (column) => column.notNull())
        .addColumn('held_id', 'text', (column) => column.references('held_submissions.id').onDelete('set null'))
        .addColumn('dropped_at', 'bigint')
        .addColumn('customer_text', 'text')
        .addColumn('withdrawn_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('key_id', 'text', (column) => column.notNull())
        .addColumn('wrapped_key', bytes, (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .execute();
      await db.schema.createIndex('applications_by_email').on('applications').column('email_digest').execute();
      await db.schema.createIndex('applications_by_held').on('applications').column('held_id').execute();
      await db.schema.createIndex('applications_by_expiry').on('applications').column('expires_at').execute();
      await db.schema
        .createTable('customer_versions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('customer_id', 'text', (column) => column.notNull().references('customers.id').onDelete('cascade'))
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('entered_by', 'text')
        .addColumn('key_id', 'text', (column) => column.notNull())
        .addColumn('wrapped_key', bytes, (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('customer_versions_by_customer')
        .on('customer_versions')
        .columns(['customer_id', 'id'])
        .execute();
      await db.schema
        .alterTable('submissions')
        .addColumn('was_held', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable('decisions').addColumn('customer_text', 'text').execute();
    },
  };
}

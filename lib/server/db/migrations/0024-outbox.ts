import type { Migration } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';

/** What waits because the storage API or the mail server is away, and whether they are. */
export function outboxMigration({ bytes }: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('outbox')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('lane', 'text', (column) => column.notNull())
        .addColumn('submission_id', 'text', (column) => column.unique())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('tries', 'bigint', (column) => column.notNull())
        .addColumn('next_try_at', 'bigint', (column) => column.notNull())
        .addColumn('leased_by', 'text')
        .addColumn('leased_until', 'bigint', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('received_at', 'bigint', (column) => column.notNull())
        .addColumn('waiting_since', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('byte_count', 'bigint', (column) => column.notNull())
        .addColumn('key_id', 'text', (column) => column.notNull())
        .addColumn('wrapped_key', bytes, (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .execute();
      await db.schema.createIndex('outbox_by_lane').on('outbox').columns(['kind', 'lane', 'id']).execute();
      await db.schema.createIndex('outbox_by_time').on('outbox').columns(['state', 'kind', 'next_try_at']).execute();
      await db.schema
        .createTable('outbox_images')
        .addColumn('outbox_id', 'text', (column) => column.notNull().references('outbox.id').onDelete('cascade'))
        .addColumn('side', 'text', (column) => column.notNull())
        .addColumn('byte_count', 'bigint', (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('outbox_images_pkey', ['outbox_id', 'side'])
        .execute();
      await db.schema
        .createTable('breakers')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('failures', 'bigint', (column) => column.notNull())
        .addColumn('open_until', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .alterTable('applications')
        .addColumn('outbox_id', 'text', (column) => column.references('outbox.id').onDelete('set null'))
        .execute();
      await db.schema.createIndex('applications_by_outbox').on('applications').column('outbox_id').execute();
    },
  };
}

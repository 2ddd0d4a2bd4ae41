import type { Migration } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';

/** Photos on their way from a phone to the form on a computer. They exist for minutes. */
export function handoffsMigration(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('handoffs')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('link_digest', 'text', (column) => column.notNull().unique())
        .addColumn('form_digest', 'text', (column) => column.notNull().unique())
        .addColumn('phone_digest', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('front_version', 'text')
        .addColumn('back_version', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('handoffs_by_expiry').on('handoffs').column('expires_at').execute();
      await db.schema
        .createTable('handoff_images')
        .addColumn('handoff_id', 'text', (column) => column.notNull().references('handoffs.id').onDelete('cascade'))
        .addColumn('side', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('key_id', 'text', (column) => column.notNull())
        .addColumn('wrapped_key', types.bytes, (column) => column.notNull())
        .addColumn('iv', types.bytes, (column) => column.notNull())
        .addColumn('tag', types.bytes, (column) => column.notNull())
        .addColumn('source_byte_count', 'bigint', (column) => column.notNull())
        .addColumn('ciphertext', types.bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('handoff_images_pkey', ['handoff_id', 'side'])
        .execute();
    },
  };
}

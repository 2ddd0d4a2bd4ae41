import type { Migration } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';

/** What browsers encrypt and send ahead: photos for a form that is still being filled in, and drafts for later. */
export function parcelsMigration(types: ColumnTypes): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('parcels')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('purpose', 'text', (column) => column.notNull())
        .addColumn('total_byte_count', 'bigint', (column) => column.notNull())
        .addColumn('received_byte_count', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('parcels_by_expiry').on('parcels').column('expires_at').execute();
      await db.schema
        .createTable('parcel_pieces')
        .addColumn('parcel_id', 'text', (column) => column.notNull().references('parcels.id').onDelete('cascade'))
        .addColumn('start_byte', 'bigint', (column) => column.notNull())
        .addColumn('ciphertext', types.bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('parcel_pieces_pkey', ['parcel_id', 'start_byte'])
        .execute();
    },
  };
}

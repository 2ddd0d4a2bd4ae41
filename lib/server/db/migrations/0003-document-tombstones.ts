import type { Migration } from 'kysely';

/** What remains of images removed by retention: when, and how many. */
export function tombstonesMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('document_tombstones')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('customer_id', 'text', (column) => column.notNull().references('customers.id').onDelete('cascade'))
        .addColumn('purged_at', 'bigint', (column) => column.notNull())
        .addColumn('document_count', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('document_tombstones_by_customer')
        .on('document_tombstones')
        .columns(['customer_id', 'id'])
        .execute();
    },
  };
}

import type { Migration } from 'kysely';

/** What staff decided about customers, and why. */
export function decisionsMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('decisions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('customer_id', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('staff_id', 'text', (column) => column.notNull())
        .addColumn('from_status', 'text', (column) => column.notNull())
        .addColumn('to_status', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('note', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('follows_id', 'text', (column) => column.notNull())
        .addUniqueConstraint('decisions_one_after_another', ['customer_id', 'follows_id'])
        .execute();
      await db.schema.createIndex('decisions_by_customer').on('decisions').columns(['customer_id', 'id']).execute();
    },
  };
}

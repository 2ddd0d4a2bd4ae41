import type { Migration } from 'kysely';

/** What browsers read from IDs, for staff to compare with what was typed. */
export function idReadingsMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('id_readings')
        .addColumn('email_digest', 'text', (column) => column.primaryKey())
        .addColumn('reading', 'text', (column) => column.notNull())
        .addColumn('received_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  };
}

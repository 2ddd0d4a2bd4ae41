import type { Migration } from 'kysely';

/** The portal's memory of submissions, and its limits. They hold no personal data. */
export function submissionsMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('submissions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('sending_email_digest', 'text', (column) => column.unique())
        .addColumn('claimed_at', 'bigint', (column) => column.notNull())
        .addColumn('status_before', 'text')
        .addColumn('status', 'text')
        .addColumn('change', 'text')
        .addColumn('customer_link', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('rate_limits')
        .addColumn('bucket', 'text', (column) => column.primaryKey())
        .addColumn('window_started_at', 'bigint', (column) => column.notNull())
        .addColumn('used', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('rate_limits_by_age').on('rate_limits').column('window_started_at').execute();
    },
  };
}

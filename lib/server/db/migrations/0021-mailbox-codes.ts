import type { Migration } from 'kysely';

/** Codes sent to mailboxes, and which forms have proved one. */
export function mailboxCodesMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('mailbox_codes')
        .addColumn('form_digest', 'text', (column) => column.primaryKey())
        .addColumn('email_digest', 'text', (column) => column.notNull())
        .addColumn('code_digest', 'text')
        .addColumn('tries', 'bigint', (column) => column.notNull())
        .addColumn('proved_at', 'bigint')
        .addColumn('used_submission_id', 'text', (column) =>
          column.unique().references('submissions.id').onDelete('set null'),
        )
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('mailbox_codes_by_expiry').on('mailbox_codes').column('expires_at').execute();
    },
  };
}

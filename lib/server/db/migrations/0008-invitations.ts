import type { Migration } from 'kysely';

/** Links that bring customers to the form. */
export function invitationsMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('invitations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('token_digest', 'text', (column) => column.notNull().unique())
        .addColumn('email', 'text', (column) => column.notNull())
        .addColumn('reference', 'text')
        .addColumn('prefill', 'text', (column) => column.notNull())
        .addColumn('made_by', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('used_at', 'bigint')
        .addColumn('used_submission_id', 'text')
        .addColumn('revoked_at', 'bigint')
        .execute();
      await db.schema.createIndex('invitations_by_email').on('invitations').column('email').execute();
    },
  };
}

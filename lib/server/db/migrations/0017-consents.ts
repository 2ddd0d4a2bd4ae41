import type { Migration } from 'kysely';

/** The consent texts that were shown, and who agreed to which one when. */
export function consentsMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('consent_texts')
        .addColumn('version', 'text', (column) => column.primaryKey())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('first_shown_at', 'bigint', (column) => column.notNull())
        .addColumn('replaced_at', 'bigint')
        .execute();
      await db.schema
        .createTable('consents')
        .addColumn('submission_id', 'text', (column) =>
          column.primaryKey().references('submissions.id').onDelete('cascade'),
        )
        .addColumn('email_digest', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull().references('consent_texts.version'))
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('given_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('consents_by_email').on('consents').columns(['email_digest', 'given_at']).execute();
    },
  };
}

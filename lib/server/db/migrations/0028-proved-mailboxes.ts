import type { Migration } from 'kysely';

/** Whose email addresses were confirmed with a code: the code itself is forgotten after a day. */
export function provedMailboxesMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('proved_mailboxes')
        .addColumn('email_digest', 'text', (column) => column.primaryKey())
        .addColumn('proved_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  };
}

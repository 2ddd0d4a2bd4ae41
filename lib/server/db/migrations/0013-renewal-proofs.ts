import type { Migration } from 'kysely';

/** Lets an applicant's form prove that a refused record is its own. The proofs exist for a day. */
export function renewalProofsMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('renewal_proofs')
        .addColumn('email_digest', 'text', (column) => column.primaryKey())
        .addColumn('key_digest', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('renewal_proofs_by_expiry').on('renewal_proofs').column('expires_at').execute();
    },
  };
}

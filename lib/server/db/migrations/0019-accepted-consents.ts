import type { Migration } from 'kysely';

/** The consent given with a held submission counts once staff accept it. */
export function acceptedConsentsMigration(): Migration {
  return {
    async up(db) {
      await db.schema.alterTable('consents').addColumn('accepted_at', 'bigint').execute();
    },
  };
}

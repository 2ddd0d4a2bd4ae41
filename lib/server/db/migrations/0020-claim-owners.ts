import type { Migration } from 'kysely';

/** Who has claimed a submission: an attempt that lost its claim must not end the one that took over. */
export function claimOwnersMigration(): Migration {
  return {
    async up(db) {
      await db.schema.alterTable('submissions').addColumn('claimed_by', 'text').execute();
    },
  };
}

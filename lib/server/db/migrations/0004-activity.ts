import type { Migration } from 'kysely';

/** The record of who did what and when. */
export function activityMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('activity')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('actor_kind', 'text', (column) => column.notNull())
        .addColumn('actor_id', 'text')
        .addColumn('action', 'text', (column) => column.notNull())
        .addColumn('subject_id', 'text')
        .addColumn('detail', 'text')
        .execute();
      await db.schema.createIndex('activity_by_actor').on('activity').columns(['actor_id', 'id']).execute();
      await db.schema.createIndex('activity_by_action').on('activity').columns(['action', 'id']).execute();
      await db.schema.createIndex('activity_by_subject').on('activity').columns(['subject_id', 'id']).execute();
    },
  };
}

import type { Migration } from 'kysely';
import { linkDecisionsByTime } from './0014-link-decisions';

/** A status change names the decision that caused it. */
export function decidedChangesMigration(): Migration {
  return {
    async up(db) {
      await db.schema
        .alterTable('status_history')
        .addColumn('decision_id', 'text', (column) => column.references('decisions.id').onDelete('set null'))
        .execute();
      await linkDecisionsByTime(db);
      await db.schema
        .createIndex('status_history_by_decision')
        .unique()
        .on('status_history')
        .column('decision_id')
        .where('decision_id', 'is not', null)
        .execute();
    },
  };
}

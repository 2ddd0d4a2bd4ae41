import { type Migration, sql } from 'kysely';
import type { ColumnTypes } from '../schema/column-types';

/**
 * The tables whose personal texts were in clear before: their key, and which rows still are. Rows of `applications` hold
 * something sealed already.
 */
export const CLEAR_ROWS = {
  decisions: { key: 'id', isClear: '(note is not null or customer_text is not null)' },
  invitations: { key: 'id', isClear: "prefill <> '{}'" },
  applications: { key: 'id', isClear: 'customer_text is not null' },
  id_readings: { key: 'email_digest', isClear: "reading <> '{}'" },
} as const;

/**
 * Room for what is sealed of a decision, an invitation and a reading; what staff told the sender of a dropped submission is
 * sealed with the sender. There is no key within a migration: rows in clear
 * stay as they are until the portal starts (seal-clear-rows.ts), which finds them by these indexes.
 */
export function sealedTextsMigration({ bytes }: ColumnTypes): Migration {
  return {
    async up(db) {
      for (const [table, { key, isClear }] of Object.entries(CLEAR_ROWS)) {
        if (table !== 'applications') {
          await db.schema.alterTable(table).addColumn('key_id', 'text').execute();
          await db.schema.alterTable(table).addColumn('wrapped_key', bytes).execute();
          await db.schema.alterTable(table).addColumn('sealed', bytes).execute();
        }
        const name = sql.ref(`${table}_in_clear`);
        const index = sql`create index ${name} on ${sql.table(table)} (${sql.ref(key)}) where ${sql.raw(isClear)}`;
        await index.execute(db);
      }
    },
  };
}

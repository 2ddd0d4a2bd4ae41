import { type QueryExecutorProvider, sql } from 'kysely';
import type { DatabaseKind } from './database';

export const REFUSAL = 'The record of activity is append-only.';

/**
 * Keeps the entries of the activity record as they were written, no matter who tries to change them: database triggers.
 */
export type ActivityGuard = {
  /** From then on, refuses to change or delete an entry. */
  set(db: QueryExecutorProvider): Promise<void>;
  /** For a restore, which replaces every table: set it again in the same transaction. */
  lift(db: QueryExecutorProvider): Promise<void>;
};

const sqliteGuard: ActivityGuard = {
  async set(db) {
    for (const change of ['update', 'delete']) {
      await sql`
        create trigger ${sql.ref(`activity_refuses_${change}`)} before ${sql.raw(change)} on activity
        begin select raise(abort, ${sql.lit(REFUSAL)}); end`.execute(db);
    }
  },
  async lift(db) {
    for (const change of ['update', 'delete'])
      await sql`drop trigger if exists ${sql.ref(`activity_refuses_${change}`)}`.execute(db);
  },
};

const postgresGuard: ActivityGuard = {
  async set(db) {
    await sql`
      create or replace function refuse_activity_change() returns trigger language plpgsql
      as 'begin raise exception ''${sql.raw(REFUSAL)}''; end'`.execute(db);
    await sql`
      create trigger activity_append_only before update or delete or truncate on activity
      for each statement execute function refuse_activity_change()`.execute(db);
  },
  async lift(db) {
    await sql`drop trigger if exists activity_append_only on activity`.execute(db);
  },
};

/** The guard for one kind of database. */
export const getActivityGuard = (kind: DatabaseKind): ActivityGuard =>
  kind === 'postgres' ? postgresGuard : sqliteGuard;

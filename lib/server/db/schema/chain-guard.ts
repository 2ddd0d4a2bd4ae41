import { sql } from 'kysely';
import { type ActivityGuard, REFUSAL } from './activity-guard';
import type { DatabaseKind } from './database';

/** SQLite replaces a row without asking the triggers that refuse deletions, unless a connection opted in. */
const sqliteGuard: ActivityGuard = {
  async set(db) {
    const refusal = sql`select raise(abort, ${sql.lit(REFUSAL)})`;
    // A row is replaced where any unique value is the same, the hidden rowid included.
    await sql`
      create trigger activity_refuses_replacement before insert on activity
      when exists (select 1 from activity where id = new.id)
        or exists (select 1 from activity where position = new.position)
        or exists (select 1 from activity where rowid = new.rowid)
      begin ${refusal}; end`.execute(db);
    await sql`
      create trigger activity_head_refuses_replacement before insert on activity_head
      when exists (select 1 from activity_head where id = new.id or rowid = new.rowid)
      begin ${refusal}; end`.execute(db);
    await sql`
      create trigger activity_head_refuses_delete before delete on activity_head begin ${refusal}; end`.execute(db);
    await sql`
      create trigger activity_head_refuses_return before update on activity_head
      when new.position < old.position or new.sealed_position < old.sealed_position
        or (old.seal is not null and new.seal is null)
      begin ${refusal}; end`.execute(db);
  },
  async lift(db) {
    const names = ['activity_refuses_replacement', 'activity_head_refuses_replacement'];
    for (const name of [...names, 'activity_head_refuses_delete', 'activity_head_refuses_return'])
      await sql`drop trigger if exists ${sql.ref(name)}`.execute(db);
  },
};

/** PostgreSQL asks the triggers of an update for `on conflict do update` as well. */
const postgresGuard: ActivityGuard = {
  async set(db) {
    // Also where replication has switched the usual triggers off.
    await sql`alter table activity enable always trigger activity_append_only`.execute(db);
    await sql`
      create trigger activity_head_stays before delete or truncate on activity_head
      for each statement execute function refuse_activity_change()`.execute(db);
    await sql`
      create trigger activity_head_refuses_return before update on activity_head for each row
      when (new.position < old.position or new.sealed_position < old.sealed_position
        or (old.seal is not null and new.seal is null))
      execute function refuse_activity_change()`.execute(db);
    for (const name of ['activity_head_stays', 'activity_head_refuses_return'])
      await sql`alter table activity_head enable always trigger ${sql.ref(name)}`.execute(db);
  },
  async lift(db) {
    for (const name of ['activity_head_stays', 'activity_head_refuses_return'])
      await sql`drop trigger if exists ${sql.ref(name)} on activity_head`.execute(db);
  },
};

/**
 * What the chain added to the guard of the activity record: no entry can be replaced by another, and the head of the
 * chain never goes back. Set it after the activity guard, which its triggers build on.
 */
export const getChainGuard = (kind: DatabaseKind): ActivityGuard => (kind === 'postgres' ? postgresGuard : sqliteGuard);

import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';

/**
 * The ids of everyone who may currently manage staff. In a transaction on PostgreSQL the rows are locked, so that two
 * administrators cannot remove each other at the same moment.
 */
export async function listAdministratorIds(kysely: Kysely<Tables>, { hasRowLocks }: Database): Promise<string[]> {
  const query = kysely
    .selectFrom('staff_accounts')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id');
  const rows = await (hasRowLocks ? query.forUpdate() : query).execute();
  return rows.map(({ id }) => id);
}

/** Tells whether there is an administrator; until then a setup link creates the first. */
export async function hasAdministrator({ kysely }: Database): Promise<boolean> {
  const administrator = await kysely
    .selectFrom('staff_accounts')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return administrator !== undefined;
}

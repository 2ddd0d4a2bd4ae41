import { sql } from 'kysely';
import { HELD_PER_PAGE, type ListedHeld } from '../../shared/held/held-submission';
import { findHeld, type HeldRecord, openHeldValues } from '../applications/held/held-record';
import type { Database } from '../db/schema/database';
import type { DocumentKeys } from '../sealing/document-keys';
import { openOr } from '../sealing/open-or';
import { assertMay, type StaffMember } from '../staff/authority';
import { getHeldTools, type HeldTools } from './held-tools';

function toListed(keys: DocumentKeys, held: HeldRecord): ListedHeld {
  const times = { id: held.id, receivedAt: held.received_at, expiresAt: held.expires_at };
  const nobody = { firstName: '', lastName: '', emailAddress: '' };
  const { firstName, lastName, emailAddress } = openOr({ customer: nobody }, () => openHeldValues(keys, held)).customer;
  return { ...times, name: `${firstName} ${lastName}`.trim(), emailAddress };
}

/** Tells whether an id belongs to a held submission; only its page shows more, to those who may see it. */
export async function isHeld(id: string): Promise<boolean> {
  const { database, now } = await getHeldTools();
  return (await findHeld(database.kysely, id, now())) !== undefined;
}

/** How many submissions are waiting for staff. Throws AuthorityError when the role may not decide. */
export async function countHeld({ kysely }: Database, member: StaffMember, now: number): Promise<number> {
  assertMay(member, 'decide');
  const { count } = await kysely
    .selectFrom('held_submissions')
    .select(sql<number>`count(*)`.as('count'))
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * One page of the submissions waiting for staff, oldest first.
 *
 * @param newerThan the id of the last one on the previous page
 * @throws AuthorityError when the role may not decide; the driver's errors
 */
export async function listHeld(
  member: StaffMember,
  { database, storage, now }: HeldTools,
  newerThan: string | undefined,
): Promise<{ held: ListedHeld[]; newer: string | undefined }> {
  assertMay(member, 'decide');
  let query = database.kysely
    .selectFrom('held_submissions')
    .selectAll()
    .where('expires_at', '>', now())
    .orderBy('id')
    .limit(HELD_PER_PAGE + 1);
  if (newerThan) query = query.where('id', '>', newerThan);
  const rows = await query.execute();
  const page = rows.slice(0, HELD_PER_PAGE);
  const keys = await storage.openKeys();
  return {
    held: page.map((row) => toListed(keys, row)),
    newer: rows.length > page.length ? page.at(-1)?.id : undefined,
  };
}

import type { Kysely, Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { StaffRole } from '../../../shared/staff/staff';
import { joinPath } from '../../../shared/staff/staff-paths';
import type { StaffLinksTable } from '../../db/schema/staff-tables';
import type { Tables } from '../../db/schema/tables';
import { digestSecretToken, makeSecretToken } from '../../secret-token';

const HOUR_MS = 60 * 60 * 1000;

/** How long each kind of link is valid, in milliseconds. */
const LIFETIME_MS: Record<StaffLink['kind'], number> = {
  setup: 24 * HOUR_MS,
  join: 7 * 24 * HOUR_MS,
  reset: 24 * HOUR_MS,
};

export type StaffLink = Selectable<StaffLinksTable>;

type NewStaffLink = { kind: StaffLink['kind']; email: string | null; role: StaffRole; madeBy: string | null };

/**
 * Creates a link. Only its digest is stored, so this is the only time it can be shown.
 *
 * @returns its path
 */
export async function makeStaffLink(
  kysely: Kysely<Tables>,
  { kind, email, role, madeBy }: NewStaffLink,
  now: number,
): Promise<string> {
  const token = makeSecretToken();
  await kysely
    .insertInto('staff_links')
    .values({
      id: uuidv7(),
      token_digest: digestSecretToken(token),
      kind,
      email: email?.toLowerCase() ?? null,
      role,
      made_by: madeBy,
      created_at: now,
      expires_at: now + LIFETIME_MS[kind],
      ended_at: null,
    })
    .execute();
  return joinPath(token);
}

/** Finds a link that is currently valid. */
export function findStaffLink(kysely: Kysely<Tables>, token: string, now: number): Promise<StaffLink | undefined> {
  return kysely
    .selectFrom('staff_links')
    .selectAll()
    .where('token_digest', '=', digestSecretToken(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Finds the currently valid invitation for an address. */
export function findOpenJoinLink(kysely: Kysely<Tables>, email: string, now: number): Promise<StaffLink | undefined> {
  return kysely
    .selectFrom('staff_links')
    .selectAll()
    .where('kind', '=', 'join')
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Uses up a link. @returns false when someone else was faster */
export async function endStaffLink(kysely: Kysely<Tables>, id: string, now: number): Promise<boolean> {
  const ended = await kysely
    .updateTable('staff_links')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** Withdraws every open link for an email address. */
export async function withdrawStaffLinks(kysely: Kysely<Tables>, email: string, now: number): Promise<void> {
  await kysely
    .updateTable('staff_links')
    .set({ ended_at: now })
    .where('email', '=', email.toLowerCase())
    .where('ended_at', 'is', null)
    .execute();
}
